// The launcher and the panel around the conversation: head, notices, log, composer, foot.

import { Composer } from "./composer.js";
import { h, icon, setAttribute, setText } from "./dom.js";
import { Log } from "./log.js";
import { nativeName } from "./strings.js";

const SMALL = "(max-width: 30rem), (max-height: 26rem)";
const FOCUSABLE = "button:not([disabled]), textarea, select, a[href], [tabindex='0']";
const ICON_CHAT = ["M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11" +
  "l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z", "M8.5 8.5h7", "M8.5 11.5h4.5"];
const ICON_CLOSE = ["M6 6l12 12", "M18 6 6 18"];
const ICON_NEW = ["M12 5H7a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-5",
  "m10 14 .6-2.7L18 4l2 2-7.3 7.4z"];
const ICON_PERSON = ["M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
  "M5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5"];
const ICON_GLOBE = ["M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z", "M3.8 12h16.4",
  "M12 3.5c2.4 2.3 3.5 5.2 3.5 8.5s-1.1 6.2-3.5 8.5c-2.4-2.3-3.5-5.2-3.5-8.5" +
  "s1.1-6.2 3.5-8.5z"];

export class Panel {
  #conversation;
  #strings;
  #title;
  #actions;
  #unread = 0;
  #wasOnline = true;
  #small = matchMedia(SMALL);

  /**
   * @param actions {onOpen(), onClose(), onLanguage(code), onNew(), onDraft(text)}
   * @param title () => string
   */
  constructor(conversation, strings, title, actions) {
    this.#conversation = conversation;
    this.#strings = strings;
    this.#title = title;
    this.#actions = actions;
    this.log = new Log(conversation, strings, {
      onChoice: (choice) => this.#say(choice.title, choice.payload),
      onStarter: (text) => this.#say(text),
      onRetry: () => {
        conversation.outgoing.retry();
        this.composer.focus();
      },
    });
    this.composer = new Composer(
      conversation, strings, (text) => this.#say(text), (text) => actions.onDraft(text),
    );
    this.#build();
    this.#small.addEventListener("change", () => this.draw());
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  /** @param {{focus?: boolean}} options a panel that opens by itself must not take the focus */
  open({ focus = true } = {}) {
    if (!this.isOpen) {
      this.panel.hidden = false;
      this.#actions.onOpen();
    }
    this.draw();
    this.log.toEnd();
    if (focus) this.composer.focus();
  }

  close() {
    if (!this.isOpen) return;
    const inside = this.panel.contains(this.panel.getRootNode().activeElement);
    this.panel.hidden = true;
    this.#ask(false);
    this.#actions.onClose();
    this.draw();
    if (inside) this.launcher.focus();
  }

  draw(unread = this.#unread) {
    this.#unread = unread;
    const t = this.#strings;
    for (const element of [this.launcher, this.panel]) {
      setAttribute(element, "lang", t.language);
      setAttribute(element, "dir", t.direction);
    }
    this.#drawLauncher();
    setText(this.heading, this.#title());
    this.#drawDisclosure();
    setAttribute(this.panel, "aria-modal", this.#small.matches ? "true" : null);
    for (const [button, key] of [[this.closer, "close"], [this.renewer, "new"]]) {
      setAttribute(button, "aria-label", t.t(key));
      setAttribute(button, "title", t.t(key));
    }
    this.renewer.hidden = !this.#conversation.exists;
    setText(this.humanText, t.t("human"));
    this.human.hidden = ["waiting", "agent"].includes(this.#conversation.state);
    setAttribute(this.languages, "aria-label", t.t("language"));
    this.#drawLanguages();
    this.#drawOffline();
    this.composer.draw();
    this.log.draw();
  }

  #build() {
    const button = (name, paths, onClick) =>
      h("button", { class: name, type: "button", on: { click: onClick } }, icon(...paths));
    this.badge = h("span", { class: "badge", hidden: true, "aria-hidden": "true" });
    this.launcher = h("button", { class: "launcher", type: "button", "aria-haspopup": "dialog",
      on: { click: () => (this.isOpen ? this.close() : this.open()) } },
    h("span", { class: "face" }, icon(...ICON_CHAT)),
    h("span", { class: "face cross" }, icon(...ICON_CLOSE)), this.badge);
    this.heading = h("h2", { id: "title" });
    this.disclosure = h("p", { class: "disclosure", id: "disclosure" });
    this.renewer = button("tool", ICON_NEW, () => this.#ask(true));
    this.closer = button("tool", ICON_CLOSE, () => this.close());
    this.offline = h("div", { class: "notice offline", role: "status" });
    this.question = h("div", { class: "notice question", role: "alertdialog", hidden: true,
      "aria-labelledby": "question" });
    this.human = h("button", { class: "quiet", type: "button",
      on: { click: () => this.#say(this.#strings.t("human-request")) } },
    icon(...ICON_PERSON), (this.humanText = h("span")));
    this.languages = h("select", {
      on: { change: () => this.#actions.onLanguage(this.languages.value) },
    });
    this.panel = h("section", { class: "panel", role: "dialog", hidden: true,
      "aria-labelledby": "title", "aria-describedby": "disclosure",
      on: { keydown: (event) => this.#key(event) } },
    h("header", {}, h("div", { class: "names" }, this.heading, this.disclosure),
      this.renewer, this.closer),
    this.offline,
    this.question,
    h("div", { class: "middle" }, this.log.element, this.log.jump),
    this.composer.element,
    h("footer", {}, this.human,
      h("label", { class: "quiet language" }, icon(...ICON_GLOBE), this.languages)));
  }

  #say(text, payload = null) {
    this.#conversation.send(text, payload);
    this.composer.focus();
  }

  #drawLauncher() {
    const t = this.#strings;
    const count = this.#unread;
    const name = this.isOpen ? t.t("close")
      : count ? t.t("open-unread", { count }) : t.t("open");
    setAttribute(this.launcher, "aria-label", name);
    setAttribute(this.launcher, "aria-expanded", String(this.isOpen));
    this.badge.hidden = count === 0 || this.isOpen;
    setText(this.badge, count > 9 ? "9+" : t.number(count));
  }

  #drawDisclosure() {
    const t = this.#strings;
    const { state, agentName } = this.#conversation;
    const name = agentName || t.t("agent-unnamed");
    const words = {
      bot: () => t.t("disclosure"),
      waiting: () => t.t("disclosure-waiting"),
      agent: () => t.t("disclosure-agent", { name }),
      closed: () => t.t("disclosure-closed"),
    }[state]();
    setText(this.disclosure, words);
    setAttribute(this.disclosure, "data-state", state);
  }

  #drawLanguages() {
    const t = this.#strings;
    const codes = t.languages.join();
    if (this.languages.dataset.codes !== codes) {
      this.languages.dataset.codes = codes;
      const options = t.languages
        .map((code) => [nativeName(code), code])
        .sort(([one], [other]) => one.localeCompare(other, "en"))
        .map(([name, code]) => h("option", { value: code, lang: code }, name));
      this.languages.replaceChildren(...options);
    }
    this.languages.value = t.language;
  }

  #drawOffline() {
    const t = this.#strings;
    const { online } = this.#conversation;
    this.offline.classList.toggle("shown", !online);
    // The live region stays in place; its words change, also to say that all is well again.
    if (!online) setText(this.offline, t.t("offline"));
    else if (!this.#wasOnline) setText(this.offline, t.t("online"));
    this.#wasOnline = online;
  }

  #ask(shown) {
    const t = this.#strings;
    this.question.hidden = !shown;
    if (!shown) {
      this.question.replaceChildren();
      return;
    }
    const no = h("button", { type: "button", on: { click: () => this.#answer(false) } },
      t.t("new-no"));
    const yes = h("button", { type: "button", class: "yes",
      on: { click: () => this.#answer(true) } }, t.t("new-yes"));
    this.question.replaceChildren(
      h("p", { id: "question" }, t.t("new-question")), h("div", {}, yes, no));
    no.focus();
  }

  #answer(yes) {
    this.#ask(false);
    if (yes) this.#actions.onNew();
    this.composer.focus();
  }

  #key(event) {
    if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      if (this.question.hidden) this.close();
      else this.#answer(false);
    } else if (event.key === "Tab" && this.#small.matches) {
      this.#trap(event);
    }
  }

  /** On a small screen the panel covers the page: Tab stays inside. */
  #trap(event) {
    const all = [...this.panel.querySelectorAll(FOCUSABLE)].filter((element) =>
      element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null);
    const active = this.panel.getRootNode().activeElement;
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (active === edge) {
      event.preventDefault();
      (event.shiftKey ? all.at(-1) : all[0]).focus();
    }
  }
}
