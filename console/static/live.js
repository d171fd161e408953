// Asks every two seconds what has changed, and puts the new pieces in place.
// A poll outlives proxies, restarts and many open tabs; nothing is asked for while the tab is hidden
// for long, and a page that cannot reach the server says so.

const EVERY = 2000;
const HIDDEN_EVERY = 15000;
const PARTS = { views: "views", rows: "rows", head: "head", thread: "entries", panel: "panel" };
const page = document.body.dataset;
const shown = {}; // part -> html last put in place
const title = document.title;
let options = { typing: () => false, replaced() {} };
let mark = "";
let timer = 0;
let running = null;

export function startLive(given) {
  options = given;
  mark = page.mark || "";
  if (page.still !== undefined) return; // what a search found stays as it is
  const scroll = document.getElementById("scroll");
  if (scroll) scroll.scrollTop = scroll.scrollHeight;
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) poll();
  });
  plan();
}

/** Asks now. Polls never overlap; a call during one asks once more after it. */
export async function poll() {
  while (running) await running;
  clearTimeout(timer);
  running = ask();
  try {
    await running;
  } finally {
    running = null;
    plan();
  }
}

function plan() {
  clearTimeout(timer);
  timer = setTimeout(poll, document.hidden ? HIDDEN_EVERY : EVERY);
}

async function ask() {
  const query = new URLSearchParams({
    view: page.view || "open",
    language: page.language,
    thread: page.thread || "",
    typing: options.typing(),
    everything: new URLSearchParams(location.search).get("everything") === "true",
    mark,
  });
  let answer;
  try {
    answer = await fetch(`${page.root}/live?${query}`, { headers: { Accept: "application/json" } });
  } catch {
    offline(true);
    return;
  }
  offline(answer.status >= 500);
  if (answer.status === 401) location.reload();
  if (answer.status !== 200) return;
  const fresh = await answer.json();
  mark = fresh.mark;
  document.title = fresh.waiting ? `(${fresh.waiting}) ${title}` : title;
  for (const [part, id] of Object.entries(PARTS)) {
    if (fresh[part] !== undefined) replace(part, document.getElementById(id), fresh[part]);
  }
  if (fresh.composer !== undefined) replaceComposer(fresh.composer, fresh.composer_tag);
}

function replace(part, place, html) {
  if (!place || shown[part] === html) return;
  if (inUse(place)) {
    mark = ""; // ask again for what could not be shown now
    return;
  }
  shown[part] = html;
  const scroll = place.closest("#scroll");
  const atEnd = scroll && scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const open = [...place.querySelectorAll("details[id]")].map((one) => [one.id, one.open]);
  const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
  const heard = place.querySelectorAll(".bubble--customer").length;
  place.innerHTML = html; // made by our own templates, which escape everything
  for (const [id, was] of open) {
    const one = document.getElementById(id);
    if (one) one.open = was;
  }
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  if (atEnd) scroll.scrollTop = scroll.scrollHeight;
  if (part === "thread") announce(place, heard);
  options.replaced(part);
}

/** An open menu must not close under the hand, nor a selection vanish before it is copied. */
function inUse(place) {
  const focused = document.activeElement;
  if (place.contains(focused) && focused.matches("select, input, textarea")) return true;
  const selection = document.getSelection();
  return Boolean(selection && !selection.isCollapsed && place.contains(selection.anchorNode));
}

/** Reads what a customer has just written to people who do not see it appear. */
function announce(place, heard) {
  const bubbles = place.querySelectorAll(".bubble--customer");
  if (bubbles.length <= heard) return;
  document.getElementById("announced").textContent = bubbles[bubbles.length - 1].innerText;
}

/** The composer is drawn anew only when who may write has changed; what was typed stays. */
function replaceComposer(html, tag) {
  const place = document.getElementById("composer");
  const old = place?.querySelector("[data-tag]");
  if (!place || old?.dataset.tag === tag) return;
  const kept = {};
  for (const area of place.querySelectorAll("textarea[id]")) kept[area.id] = area.value;
  const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
  place.innerHTML = html; // as above
  for (const [id, value] of Object.entries(kept)) {
    const area = document.getElementById(id);
    if (area && value) area.value = value;
  }
  options.replaced("composer");
  if (focused) document.getElementById(focused)?.focus();
}

function offline(yes) {
  document.getElementById("offline").hidden = !yes;
}
