// Wires the desk's pages: the poll that keeps them fresh, the composer, and the keyboard.
import { startComposer } from "./composer.js";
import { poll, startLive } from "./live.js";

const page = document.body.dataset;
const zone = `parley_zone=${Intl.DateTimeFormat().resolvedOptions().timeZone}`;
if (!document.cookie.split("; ").includes(zone)) {
  document.cookie = `${zone}; path=${page.root || "/"}; max-age=31536000; samesite=lax`;
  page.mark = ""; // this page was made without it
}

const mac = /Mac|iPhone|iPad/.test(navigator.platform);
if (mac) {
  for (const key of document.querySelectorAll("[data-shortcut]")) key.textContent = "⌘ K";
}

// Choosing an entry of a menu sends its form.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submits]")) event.target.form.requestSubmit();
});

document.addEventListener("keydown", (event) => {
  if (event.altKey) return; // types letters on many keyboards
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    const field = document.getElementById("words");
    field?.focus();
    field?.select();
  }
  if (event.key === "Escape") showPanel(false);
});

document.addEventListener("click", (event) => {
  const original = event.target.closest("[data-toggle-original]");
  if (original) showOriginal(original.getAttribute("aria-pressed") !== "true");
  if (event.target.closest("[data-toggle-panel]")) {
    showPanel(!document.body.classList.contains("shows-panel"));
  }
});

// Verbs are plain forms; a script sends them so that the page need not load anew.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const question = form.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
    return;
  }
  if (!form.matches("[data-verb]")) return;
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    await send(form);
  } finally {
    button.disabled = false;
  }
});

/** Posts a form; true when it was done. Says what went wrong otherwise. */
export async function send(form, once) {
  const fields = new URLSearchParams(new FormData(form));
  if (once) fields.set("once", once);
  let answer;
  try {
    answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: fields,
    });
  } catch {
    problem(document.body.dataset.unsent);
    return false;
  }
  if (answer.status === 401) {
    location.reload(); // to the sign-in page, and back here
    return false;
  }
  const told = await answer.json().catch(() => ({}));
  problem(answer.ok ? "" : told.error?.message || document.body.dataset.unsent);
  await poll();
  return answer.ok;
}

export function problem(text) {
  const place = document.getElementById("problem");
  if (!place) return;
  place.querySelector("span").textContent = text;
  place.hidden = !text;
}

function showOriginal(yes) {
  document.body.classList.toggle("shows-original", yes);
  for (const button of document.querySelectorAll("[data-toggle-original]")) {
    button.setAttribute("aria-pressed", String(yes));
  }
}

function showPanel(yes) {
  document.body.classList.toggle("shows-panel", yes);
  for (const button of document.querySelectorAll("[data-toggle-panel]")) {
    button.setAttribute("aria-expanded", String(yes));
  }
}

const composer = startComposer(send, mac);
startLive({
  typing: () => composer.isTyping(),
  replaced(part) {
    if (part === "composer") composer.refresh();
    if (part === "head") showOriginal(document.body.classList.contains("shows-original"));
  },
});
