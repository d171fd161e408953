// Where the customer writes.

import { h, icon, setAttribute, setText } from "./dom.js";

const LIMIT = 4_000; // characters (code points), as the gateway counts
const COUNT_FROM = 3_600;
const INPUT_MODES = { email: "email", phone: "tel", quantity: "numeric" };
const PLACEHOLDERS = {
  order_number: "placeholder-order-number",
  proof: "placeholder-proof",
  email: "placeholder-email",
  postcode: "placeholder-postcode",
};

export class Composer {
  #conversation;
  #strings;
  #onSend;
  #onInput;
  #over = false;

  constructor(conversation, strings, onSend, onInput) {
    this.#conversation = conversation;
    this.#strings = strings;
    this.#onSend = onSend;
    this.#onInput = onInput;
    this.input = h("textarea", { rows: "1", dir: "auto", id: "input", enterkeyhint: "send",
      "aria-describedby": "counter", autocomplete: "off" });
    this.button = h("button", { class: "send", type: "submit" },
      icon("M5 12h13", "M12.5 6.5 18 12l-5.5 5.5"));
    this.counter = h("div", { class: "counter", id: "counter", role: "status" });
    this.element = h("form", { class: "composer", novalidate: true },
      h("div", { class: "field" }, this.input, this.button), this.counter);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("input", () => {
      this.#measure();
      this.#onInput(this.input.value);
    });
  }

  get text() {
    return this.input.value;
  }

  set text(text) {
    this.input.value = text;
    this.#measure();
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  draw() {
    const t = this.#strings;
    const { state, expects } = this.#conversation;
    const key = state === "closed" ? "placeholder-closed"
      : ((state === "bot" && PLACEHOLDERS[expects]) || "placeholder");
    setAttribute(this.input, "placeholder", t.t(key));
    setAttribute(this.input, "aria-label", t.t("input"));
    setAttribute(this.input, "inputmode", (state === "bot" && INPUT_MODES[expects]) || "text");
    const code = state === "bot" && ["order_number", "email", "proof"].includes(expects);
    setAttribute(this.input, "spellcheck", code ? "false" : null);
    setAttribute(this.input, "autocapitalize", code ? "off" : null);
    setAttribute(this.button, "aria-label", t.t("send"));
    setAttribute(this.button, "title", t.t("send"));
    this.#measure();
  }

  #key(event) {
    // While an input method composes (Japanese, Chinese, Korean), Enter picks a candidate.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && !event.shiftKey && !composing) {
      event.preventDefault();
      this.#send();
    }
  }

  #send() {
    const text = this.input.value.trim();
    if (!text || this.#over) return;
    this.text = "";
    this.#onInput(""); // or the draft would come back with the next page
    this.#onSend((text.toWellFormed ? text.toWellFormed() : text).replaceAll("\0", ""));
  }

  #measure() {
    const value = this.input.value.trim();
    const used = value.length < COUNT_FROM ? value.length : [...value].length;
    this.#over = used > LIMIT;
    // An empty field shows the hint, which reads in the panel's own direction.
    setAttribute(this.input, "dir", value ? "auto" : this.#strings.direction);
    const count = Math.abs(LIMIT - used);
    let words = "";
    if (used >= COUNT_FROM) {
      words = this.#strings.t(this.#over ? "characters-over" : "characters-left", { count });
    }
    setText(this.counter, words);
    this.counter.classList.toggle("over", this.#over);
    setAttribute(this.input, "aria-invalid", this.#over ? "true" : null);
    setAttribute(this.button, "aria-disabled", !value || this.#over ? "true" : null);
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }
}
