// The place where an agent writes: two tabs, ready-made replies after "/", colleagues after "@".
// Enter is a new line; Ctrl or ⌘ with Enter sends.

const TYPING_MS = 5000;

export function startComposer(send, mac) {
  const place = document.getElementById("composer");
  let typedAt = 0;
  let tab = "reply";
  let sending = false;
  let lost = ""; // a reply that was being written when the composer got locked

  if (place) {
    place.addEventListener("click", onClick);
    place.addEventListener("input", onInput);
    place.addEventListener("keydown", onKey);
    place.addEventListener("submit", onSubmit);
    place.addEventListener("focusout", onLeave);
    refresh();
  }

  function refresh() {
    const reply = document.getElementById("reply-text");
    if (reply && lost && !reply.value) {
      reply.value = lost;
      lost = "";
    }
    if (mac) {
      for (const key of place.querySelectorAll("[data-send-shortcut]")) key.textContent = "⌘ ↵";
    }
    show(tab, false);
  }

  function show(name, focus) {
    tab = name;
    for (const one of ["reply", "note"]) {
      const chosen = one === name;
      const button = document.getElementById(`tab-${one}`);
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      document.getElementById(`pane-${one}`).hidden = !chosen;
    }
    if (focus) document.getElementById(`${name}-text`)?.focus();
  }

  function onClick(event) {
    const button = event.target.closest("[role=tab]");
    if (button) show(button.id.slice(4), true);
    if (event.target.closest("[data-opens-canned]")) {
      const area = document.getElementById("reply-text");
      area.focus();
      if (menuOf(area).hidden) openMenu(area, "");
      else closeMenu(area);
    }
    const option = event.target.closest("[role=option]");
    if (option) {
      const area = option.closest("form").querySelector("textarea");
      area.focus();
      pick(area, option);
    }
  }

  function onInput(event) {
    typedAt = Date.now();
    const area = event.target;
    if (area.id === "reply-text") lost = area.value;
    const started = trigger(area);
    if (started) openMenu(area, started.words);
    else closeMenu(area);
  }

  function onKey(event) {
    if (event.target.matches("[role=tab]") && /^Arrow(Left|Right)$/.test(event.key)) {
      event.preventDefault();
      show(tab === "reply" ? "note" : "reply", false);
      document.getElementById(`tab-${tab}`).focus();
      return;
    }
    if (!event.target.matches("textarea") || event.isComposing || event.altKey) return;
    const area = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      closeMenu(area);
      area.form?.requestSubmit();
      return;
    }
    const menu = menuOf(area);
    if (!menu || menu.hidden) return;
    const options = [...menu.querySelectorAll("[role=option]:not([hidden])")];
    const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      select(area, options, (at + step + options.length) % options.length);
    } else if ((event.key === "Enter" || event.key === "Tab") && at >= 0 && !event.shiftKey) {
      event.preventDefault();
      pick(area, options[at]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      closeMenu(area);
    }
  }

  async function onSubmit(event) {
    const form = event.target;
    if (!form.matches("[data-writes]")) return;
    event.preventDefault();
    const area = form.querySelector("textarea");
    if (sending || !area.value.trim()) return;
    sending = true;
    const button = form.querySelector(".composer-foot .button:last-child");
    button.disabled = true;
    // The name of this sending stays the same until it got through: a repeat has no second effect.
    area.dataset.once ||= crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);
    const text = area.value;
    try {
      if (await send(form, area.dataset.once)) {
        const now = document.getElementById(area.id) || area;
        if (now.value === text) now.value = "";
        if (area.id === "reply-text") lost = now.value;
        delete now.dataset.once;
        typedAt = 0;
        const scroll = document.getElementById("scroll");
        scroll.scrollTop = scroll.scrollHeight;
      }
    } finally {
      sending = false;
      button.disabled = false;
    }
  }

  function onLeave(event) {
    const area = event.target;
    if (area.matches("textarea") && !area.form?.contains(event.relatedTarget)) {
      setTimeout(() => closeMenu(area), 150); // after a click on an option was heard
    }
  }

  /** What opens the menu: a slash that begins a line, an at sign that begins a word. */
  function trigger(area) {
    const before = area.value.slice(0, area.selectionStart);
    const found = before.match(area.id === "reply-text" ? /(^|\n)\/([^\n/]{0,30})$/ : /(^|\s)@([^\n@]{0,30})$/);
    return found ? { words: found[2], start: before.length - found[2].length - 1 } : null;
  }

  function menuOf(area) {
    return document.getElementById(area.getAttribute("aria-controls"));
  }

  function openMenu(area, words) {
    const menu = menuOf(area);
    const wanted = words.trim().toLowerCase();
    const options = [...menu.querySelectorAll("[role=option]")];
    for (const one of options) {
      one.hidden = !one.textContent.toLowerCase().includes(wanted);
    }
    const left = options.filter((one) => !one.hidden);
    if (!left.length) {
      closeMenu(area);
      return;
    }
    menu.hidden = false;
    area.setAttribute("aria-expanded", "true");
    select(area, left, 0);
  }

  function select(area, options, at) {
    for (const one of menuOf(area).querySelectorAll("[role=option]")) {
      one.setAttribute("aria-selected", String(one === options[at]));
    }
    area.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  }

  function closeMenu(area) {
    const menu = menuOf(area);
    if (!menu || menu.hidden) return;
    menu.hidden = true;
    area.setAttribute("aria-expanded", "false");
    area.removeAttribute("aria-activedescendant");
  }

  function pick(area, option) {
    const started = trigger(area);
    const from = started ? started.start : area.selectionStart;
    area.setRangeText(option.dataset.text, from, area.selectionStart, "end");
    if (area.id === "reply-text") lost = area.value;
    typedAt = Date.now();
    closeMenu(area);
  }

  return { refresh, isTyping: () => Date.now() - typedAt < TYPING_MS && tab === "reply" };
}
