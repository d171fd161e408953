// Draws the conversation: bubbles, small lines, choices, the typing dots. Each item keeps its
// element, so that a screen reader hears only what is new.

import { h, icon, setAttribute, setText } from "./dom.js";
import { linked, safeUrl } from "./links.js";

const GROUP_MS = 5 * 60_000;
const NEAR_BOTTOM_PX = 80;
const TYPING_AFTER_MS = 350; // most answers are quicker: no flicker

const ICON_BOT = ["M12 4v3", "M5 10a3 3 0 0 1 3-3h8a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3z",
  "M9.5 12v1.5", "M14.5 12v1.5", "M2.5 12v3", "M21.5 12v3"];

export class Log {
  #conversation;
  #strings;
  #handlers;
  #rows = new Map(); // key -> {element, signature}
  #typingTimer = null;
  #seen = 0; // messages drawn so far
  #stick = true;

  /** @param handlers {onChoice(choice), onStarter(text), onRetry()} */
  constructor(conversation, strings, handlers) {
    this.#conversation = conversation;
    this.#strings = strings;
    this.#handlers = handlers;
    this.welcome = h("div", { class: "welcome" });
    this.list = h("div", { class: "rows" });
    this.typing = h("div", { class: "typing", hidden: true });
    this.element = h(
      "div",
      { class: "log", role: "log", "aria-live": "polite", tabindex: "0", id: "log" },
      this.welcome,
      this.list,
      this.typing,
    );
    this.jump = h("button", { class: "jump", type: "button", hidden: true,
      on: { click: () => this.toEnd() } });
    this.element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
  }

  draw() {
    const t = this.#strings;
    setAttribute(this.element, "aria-label", t.t("log"));
    setText(this.jump, t.t("jump"));
    const items = this.#conversation.items();
    this.#drawWelcome(items.length === 0);
    this.#drawTyping();
    const wanted = this.#plan(items);
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, row] of this.#rows) {
      if (!keys.has(key)) {
        row.element.remove();
        this.#rows.delete(key);
      }
    }
    let before = null;
    let firstNew = null;
    let ownNew = false;
    for (const plan of wanted) {
      let row = this.#rows.get(plan.key);
      if (!row) {
        row = { element: h("div"), signature: null };
        this.#rows.set(plan.key, row);
        if (plan.item) {
          firstNew ??= row.element;
          ownNew ||= plan.item.kind === "outgoing";
        }
      }
      if (row.signature !== plan.signature) {
        row.signature = plan.signature;
        this.#fill(row.element, plan);
      }
      const place = before ? before.nextSibling : this.list.firstChild;
      if (row.element !== place) this.list.insertBefore(row.element, place);
      before = row.element;
    }
    if (firstNew && (this.#stick || ownNew)) this.#reveal(firstNew);
    else if (firstNew) this.jump.hidden = false;
    this.#seen = items.length;
  }

  /** Brings the newest message into view. */
  toEnd() {
    this.element.scrollTop = this.element.scrollHeight;
    this.#stick = true;
    this.jump.hidden = true;
  }

  /** The end of the log, unless that would push the beginning of what is new out of view. */
  #reveal(element) {
    const end = this.element.scrollHeight - this.element.clientHeight;
    const top = element.offsetTop - this.element.offsetTop - 12;
    this.element.scrollTop = this.#seen === 0 ? end : Math.min(end, Math.max(top, 0));
    this.#stick = true;
    this.jump.hidden = true;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    this.#stick = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM_PX;
    if (this.#stick) this.jump.hidden = true;
  }

  /** What to draw, in order: {key, item?, day?, signature, first, last, active ...}. */
  #plan(items) {
    const language = this.#strings.language;
    const plans = [];
    let day = null;
    const lastSpoken = items.findLastIndex(({ kind, author }) =>
      kind === "outgoing" || (kind === "message" && (author === "customer" || author === "agent")));
    items.forEach((item, index) => {
      if (item.kind === "line") {
        const signature = JSON.stringify([item.state, item.name, language]);
        plans.push({ key: item.id, item, line: true, signature });
        return;
      }
      const today = this.#strings.day(item.at);
      if (today !== day) {
        day = today;
        plans.push({ key: `day-${today}`, day: today, signature: today });
      }
      const previous = items[index - 1];
      const next = items[index + 1];
      const plan = {
        key: item.externalId ?? item.id,
        item,
        first: !sameGroup(previous, item),
        last: !sameGroup(item, next),
        // Only what the bot offered last can still be picked.
        active: index > lastSpoken && this.#conversation.state !== "agent",
        picked: pickedBy(item, items.slice(index + 1)),
        sentMark: item.author === "customer" && item.kind === "message" &&
          !items.slice(index + 1).some(({ author }) => author === "customer"),
      };
      plan.signature = JSON.stringify({ ...plan, language });
      plans.push(plan);
    });
    return plans;
  }

  #fill(element, plan) {
    if (plan.day) {
      element.className = "day";
      setText(element, plan.day);
    } else if (plan.line) {
      element.className = "line";
      element.replaceChildren(h("span", { dir: "auto" }, this.#lineText(plan.item)));
    } else {
      this.#fillMessage(element, plan);
    }
  }

  #lineText({ state, name }) {
    const t = this.#strings;
    if (state === "agent") return name ? t.t("line-agent", { name }) : t.t("line-agent-unnamed");
    return t.t(`line-${state}`);
  }

  #fillMessage(element, { item, first, last, active, picked, sentMark }) {
    const side = sideOf(item);
    const focused = element.contains(element.getRootNode().activeElement);
    element.className = `row ${side}${first ? " first" : ""}${last ? " last" : ""}`;
    const name = this.#authorName(item);
    const shown = first && side !== "customer";
    const author = h("div", { class: shown ? "author" : "hear" },
      h("span", { dir: "auto" }, name), h("span", { class: "hear" }, ": "));
    const bubble = h("div", { class: "bubble", dir: "auto", lang: item.language ?? null });
    bubble.append(linked(item.text), ...this.#attachments(item));
    const parts = [author, h("div", { class: "say" },
      side === "customer" ? null : this.#avatar(side, name, last), bubble)];
    if (item.choices.length) parts.push(this.#choices(item, active, picked));
    const foot = this.#foot(item, last, sentMark);
    if (foot) parts.push(foot);
    element.replaceChildren(...parts);
    if (focused && active) element.querySelector("button:not([disabled])")?.focus();
  }

  #authorName(item) {
    if (item.author === "customer") return this.#strings.t("author-you");
    if (item.author !== "agent") return this.#strings.t("author-bot");
    return item.name || this.#strings.t("author-agent");
  }

  #avatar(side, name, shown) {
    const avatar = h("span", { class: shown ? "avatar" : "avatar blank", "aria-hidden": "true" });
    if (!shown) return avatar;
    if (side === "agent") avatar.append([...name.trim()][0]?.toLocaleUpperCase() ?? "");
    else avatar.append(icon(...ICON_BOT));
    return avatar;
  }

  #attachments(item) {
    return (item.attachments ?? []).flatMap(({ url, title }) => {
      const safe = safeUrl(url);
      if (!safe || safe.protocol === "mailto:") return [];
      return [h("a", { class: "attachment", href: safe.href, target: "_blank",
        rel: "noopener noreferrer nofollow" }, title)];
    });
  }

  #choices(item, active, picked) {
    const buttons = item.choices.map((choice) =>
      h("button", {
        type: "button",
        class: picked === choice.title ? "choice picked" : "choice",
        dir: "auto",
        lang: item.language ?? null,
        disabled: !active,
        on: { click: () => this.#handlers.onChoice(choice) },
      }, choice.title));
    const label = this.#strings.t("choices");
    return h("div", { class: "choices", role: "group", "aria-label": label }, ...buttons);
  }

  #foot(item, last, sentMark) {
    const t = this.#strings;
    if (item.kind === "outgoing" && item.status === "failed") {
      const reason = item.error || t.t("error");
      return h("div", { class: "foot failed" },
        h("span", {}, t.t("failed")),
        item.final ? null : h("button", { type: "button", class: "retry",
          on: { click: () => this.#handlers.onRetry() } }, t.t("retry")),
        item.error || item.final ? h("div", { class: "reason", dir: "auto" }, reason) : null);
    }
    if (item.kind === "outgoing") return h("div", { class: "foot" }, t.t("sending"));
    if (!last) return null;
    const time = h("time", { datetime: new Date(item.at).toISOString() }, t.time(item.at));
    return h("div", { class: "foot" }, time, sentMark ? ` · ${t.t("sent")}` : null);
  }

  #drawWelcome(shown) {
    const t = this.#strings;
    const signature = `${shown} ${t.language}`;
    if (this.welcome.dataset.drawn === signature) return;
    this.welcome.dataset.drawn = signature;
    this.welcome.hidden = !shown;
    const starters = ["starter-track", "starter-return", "starter-delivery"].map((key) =>
      h("button", { type: "button", class: "choice",
        on: { click: () => this.#handlers.onStarter(t.t(key)) } }, t.t(key)));
    this.welcome.replaceChildren(
      h("span", { class: "mark", "aria-hidden": "true" }, icon(...ICON_BOT)),
      h("p", { class: "hello" }, t.t("welcome-title")),
      h("p", {}, t.t("welcome-text")),
      h("div", { class: "choices", role: "group", "aria-label": t.t("starters") }, ...starters),
    );
  }

  #drawTyping() {
    const typing = this.#conversation.typing;
    if (!typing) {
      clearTimeout(this.#typingTimer);
      this.#typingTimer = null;
      this.typing.hidden = true;
      this.typing.replaceChildren();
    } else if (this.#typingTimer === null) {
      this.#typingTimer = setTimeout(() => {
        this.typing.replaceChildren(
          h("span", { class: "hear" }, this.#strings.t("typing")),
          ...[1, 2, 3].map(() => h("i", { "aria-hidden": "true" })),
        );
        this.typing.hidden = false;
        if (this.#stick) this.toEnd();
      }, TYPING_AFTER_MS);
    }
  }
}

function sideOf(item) {
  if (item.author === "customer") return "customer";
  return item.author === "agent" ? "agent" : "bot";
}

function sameGroup(one, other) {
  if (!one || !other || one.kind === "line" || other.kind === "line") return false;
  return sideOf(one) === sideOf(other) && (one.name ?? "") === (other.name ?? "") &&
    Math.abs(other.at - one.at) < GROUP_MS;
}

/** The title the customer picked of this message's choices, if the next words are one of them. */
function pickedBy(item, later) {
  if (!item.choices.length) return null;
  const next = later.find(({ author }) => author === "customer");
  return item.choices.find(({ title }) => title === next?.text)?.title ?? null;
}
