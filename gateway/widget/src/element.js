// <parley-chat>: wires the parts, and is what a shop's page may talk to.

/* global STYLES */

import { Api } from "./api.js";
import { Conversation } from "./conversation.js";
import { h } from "./dom.js";
import { Panel } from "./panel.js";
import { Store } from "./store.js";
import { Strings } from "./strings.js";

const PHONE = "(max-width: 30rem), (max-height: 26rem)";

/**
 * Attributes: `base` (address of the gateway), `data-title`, `data-language` ("auto" or a tag),
 * `data-identity-token` (JWT signed by the shop), `data-accent` (a colour, #rrggbb).
 * Methods: open(), close(), ask(text), identify(token), setLanguage(tag).
 */
export class ParleyChat extends HTMLElement {
  static observedAttributes = ["data-identity-token", "data-title", "data-accent"];

  #strings;
  #store;
  #conversation;
  #panel;
  #session; // name in sessionStorage: is the panel open, what is half written
  #ready = false;

  connectedCallback() {
    if (this.#panel) return;
    const base = (this.getAttribute("base") ?? "").replace(/\/$/, "");
    this.#strings = new Strings(base);
    this.#store = new Store(`parley:${base}`);
    this.#session = `parley-panel:${base}`;
    const api = new Api(base, () => this.#strings.language);
    this.#conversation = new Conversation(api, this.#store, {
      locale: () => this.#locale(),
      identityToken: () => this.getAttribute("data-identity-token") || null,
    });
    this.#identify();
    this.#panel = new Panel(this.#conversation, this.#strings, () => this.#title(), {
      onOpen: () => this.#opened(true),
      onClose: () => this.#opened(false),
      onLanguage: (code) => this.setLanguage(code),
      onNew: () => this.#conversation.forget(),
      onDraft: (draft) => this.#remember({ draft }),
    });
    const root = this.attachShadow({ mode: "open" });
    addStyles(root);
    root.append(this.#panel.panel, this.#panel.launcher);
    this.#listen();
    this.#accent();
    this.#begin();
  }

  attributeChangedCallback(name) {
    if (!this.#panel) return;
    if (name === "data-identity-token") this.#identify();
    if (name === "data-accent") this.#accent();
    this.#draw();
  }

  open() {
    this.#panel?.open();
  }

  close() {
    this.#panel?.close();
  }

  /** Opens the panel with `text` ready to send. */
  ask(text) {
    this.open();
    this.#panel.composer.text = String(text);
    this.#remember({ draft: String(text) });
  }

  /** A customer signed in (a token of the shop's server) or out (null). */
  identify(token) {
    if (token) this.setAttribute("data-identity-token", token);
    else this.removeAttribute("data-identity-token");
  }

  /** The customer's own choice of language: texts and conversation follow it. */
  async setLanguage(tag) {
    await Promise.all([
      this.#strings.load(tag).then(() => this.#draw()),
      this.#conversation.setLanguage(tag),
    ]);
  }

  async #begin() {
    const kept = this.#recall();
    await this.#strings.load(this.#store.value.language ?? this.#locale());
    this.#ready = true;
    this.#draw();
    this.#panel.launcher.hidden = false;
    if (kept.draft) this.#panel.composer.text = kept.draft;
    if (kept.open && !matchMedia(PHONE).matches) this.#panel.open({ focus: false });
    this.dispatchEvent(new Event("parley-ready"));
    await this.#conversation.resume();
  }

  #listen() {
    this.#panel.launcher.hidden = true; // until its words are there
    this.#conversation.addEventListener("change", () => this.#draw());
    this.#conversation.addEventListener("language", async ({ detail: language }) => {
      // The words around the conversation follow the language the customer writes in.
      if (this.#store.value.language || language === this.#strings.language) return;
      if (await this.#strings.load(language)) this.#draw();
    });
    addEventListener("storage", ({ key }) => {
      if (key === this.#store.key && this.#store.reread()) this.#conversation.adopt();
    });
    document.addEventListener("visibilitychange", () => this.#draw());
    const viewport = window.visualViewport;
    viewport?.addEventListener("resize", () => {
      // An on-screen keyboard makes room for itself here, not in the page's own height.
      this.#panel.panel.style.setProperty("--seen-height", `${viewport.height}px`);
    });
  }

  #draw() {
    if (!this.#ready) return;
    if (this.#panel.isOpen && !document.hidden) this.#conversation.markRead();
    this.#panel.draw(this.#conversation.unread);
  }

  #title() {
    return this.getAttribute("data-title") || this.#strings.t("title");
  }

  #locale() {
    const wanted = this.getAttribute("data-language");
    return wanted && wanted !== "auto" ? wanted : navigator.language || "en";
  }

  #identify() {
    const identity = subject(this.getAttribute("data-identity-token"));
    if (identity !== this.#store.value.identity) this.#conversation.changeIdentity(identity);
  }

  #accent() {
    const accent = this.getAttribute("data-accent") ?? "";
    if (!/^#[0-9a-f]{6}$/i.test(accent)) return;
    this.style.setProperty("--accent", accent);
    const bright = luminance(accent) > 0.18; // white letters on it would have less than 4.5 : 1
    this.style.setProperty("--on-accent", bright ? "#111" : "#fff");
    this.style.setProperty("--accent-on-light", bright ? "var(--ink)" : accent);
    this.style.setProperty("--accent-on-dark", bright ? accent : "var(--ink)");
  }

  #opened(open) {
    this.#remember({ open });
    this.#draw();
  }

  #recall() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#session) ?? "{}");
    } catch {
      return {};
    }
  }

  #remember(changes) {
    try {
      sessionStorage.setItem(this.#session, JSON.stringify({ ...this.#recall(), ...changes }));
    } catch {
      // Storage is blocked: the panel starts closed on the next page.
    }
  }
}

function addStyles(root) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(h("style", {}, STYLES)); // browsers before 2023
  }
}

/** Whom a token names. It is not checked here; the gateway does that. */
function subject(token) {
  if (!token) return null;
  try {
    const payload = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    return String(JSON.parse(atob(payload)).sub ?? token);
  } catch {
    return token;
  }
}

/** Relative luminance of #rrggbb, from 0 to 1 (WCAG 2.2). */
function luminance(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
