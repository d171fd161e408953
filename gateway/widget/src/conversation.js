// The conversation as the widget knows it: what was said, by whom, and what is on its way.

import { ApiError } from "./api.js";
import { Outgoing } from "./outgoing.js";
import { readMessage, readState } from "./shapes.js";
import { Stream } from "./stream.js";

const LINES_KEPT = 30;
const RESUME_WAITS_MS = [1_000, 3_000, 10_000, 30_000];

/**
 * Events: "change" (something to draw), "language" (detail: the language it is now in).
 */
export class Conversation extends EventTarget {
  #api;
  #store;
  #settings;
  #messages = new Map();
  #stream = null;
  #starting = null;
  #resuming = null;
  #turns = 0; // turns of ours that the bot is working on
  #changing = false;
  state = "bot";
  agentName = null;
  expects = null;
  online = true;

  /** @param settings {locale(): string, identityToken(): string|null} */
  constructor(api, store, settings) {
    super();
    this.#api = api;
    this.#store = store;
    this.#settings = settings;
    this.outgoing = new Outgoing(store, (item) => this.#deliver(item), () => this.#change());
  }

  get exists() {
    return this.#store.value.id !== null;
  }

  /** Whether an answer of the bot is on its way, to us or (after a reload) to what we said. */
  get typing() {
    if (this.state !== "bot" && this.state !== "closed") return false;
    if (this.#turns > 0) return true;
    const last = this.messages.at(-1);
    const handled = this.#store.value.lines.some(({ afterSeq }) => afterSeq >= last?.seq);
    return last?.author === "customer" && last.pending && !handled;
  }

  /** How many messages of bot or agent the customer has not had in view. */
  get unread() {
    const { readSeq } = this.#store.value;
    return this.messages.filter(({ author, seq }) => author !== "customer" && seq > readSeq).length;
  }

  markRead() {
    const last = this.messages.at(-1)?.seq ?? 0;
    if (last > this.#store.value.readSeq) this.#store.update({ readSeq: last });
  }

  /** Messages with the lines between them, in their order; then what is not yet confirmed. */
  items() {
    const said = this.messages.map((message) => ({ kind: "message", ...message }));
    const lines = this.#store.value.lines.map((line) => ({ kind: "line", ...line }));
    const place = (item) => item.seq ?? item.afterSeq + 0.5;
    const sorted = [...said, ...lines].sort((one, other) => place(one) - place(other));
    const outgoing = this.outgoing.items.map((item) => ({
      kind: "outgoing", id: item.externalId, author: "customer", choices: [], ...item,
    }));
    return [...sorted, ...outgoing];
  }

  get messages() {
    return [...this.#messages.values()].sort((one, other) => one.seq - other.seq);
  }

  /** Continues the stored conversation, if there is one. */
  async resume() {
    if (!this.exists || this.#resuming) return;
    const conversation = this.#store.value.id;
    this.#resuming = this.#load(conversation).finally(() => (this.#resuming = null));
    await this.#resuming;
  }

  send(text, choice = null) {
    this.outgoing.add(text, choice);
  }

  /** Fixes the language of this conversation and of later ones. */
  async setLanguage(language) {
    this.#store.update({ language });
    if (!this.exists) return;
    const { id, token } = this.#store.value;
    try {
      await this.#api.setLanguage({ id, token }, language);
      this.#take(await this.#api.get({ id, token }));
    } catch (error) {
      if (error instanceof ApiError && error.lost) this.#lost();
    }
  }

  /** Leaves this conversation behind; the next message opens another. */
  forget() {
    this.#close();
    this.outgoing.clear();
    this.#store.forgetConversation();
    this.#change();
  }

  /** For another person at the same browser: starts with nothing of the earlier one. */
  changeIdentity(identity) {
    this.#close();
    this.outgoing.clear();
    this.#store.changeIdentity(identity);
    this.#change();
  }

  /** Shows the conversation that another tab has opened. */
  adopt() {
    this.#close();
    this.outgoing.items = []; // that tab's own to send
    this.#change();
    return this.resume();
  }

  #close() {
    this.#stream?.stop();
    this.#stream = null;
    this.#starting = null;
    this.#messages.clear();
    this.#turns = 0;
    this.state = "bot";
    this.agentName = null;
    this.expects = null;
    this.online = true;
  }

  async #load(conversation) {
    for (let attempt = 0; this.#store.value.id === conversation; attempt += 1) {
      const { id, token } = this.#store.value;
      try {
        const state = await this.#api.get({ id, token });
        if (this.#store.value.id !== conversation) return;
        this.#take(state);
        this.#setOnline(true);
        this.#listen();
        this.outgoing.pump();
        return;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.lost) {
          this.#lost();
          return;
        }
        this.#setOnline(false);
        const wait = RESUME_WAITS_MS[Math.min(attempt, RESUME_WAITS_MS.length - 1)];
        await untilOnline(wait);
      }
    }
  }

  /** Opens a conversation on the server unless there is one. */
  #start() {
    if (this.exists) return Promise.resolve();
    this.#starting ??= this.#open().finally(() => (this.#starting = null));
    return this.#starting;
  }

  async #open() {
    const { visitor, language } = this.#store.value;
    const identityToken = this.#settings.identityToken();
    const request = { visitor, language, locale: this.#settings.locale(), identityToken };
    let opened;
    try {
      opened = await this.#api.start(request);
    } catch (error) {
      // The shop's token is bad or too old: the customer may still talk, as an unknown visitor.
      const refused = error instanceof ApiError && [401, 403, 422].includes(error.status);
      if (!refused || !identityToken) throw error;
      opened = await this.#api.start({ ...request, identityToken: null });
    }
    this.#store.update({ id: opened.id, token: opened.token, lastEventId: "0" });
    this.#listen();
  }

  #listen() {
    this.#stream?.stop();
    const { id, token } = this.#store.value;
    this.#stream = new Stream({
      url: this.#api.eventsUrl(id),
      token,
      lastId: () => this.#store.value.lastEventId ?? "0",
      onEvent: (event) => this.#event(id, event),
      onUp: () => {
        const returned = !this.online;
        this.#setOnline(true);
        if (returned) this.outgoing.retry({ onlyUnreachable: true });
      },
      onDown: () => this.#setOnline(false),
      onRefused: () => this.#lost(),
    });
    this.#stream.start();
  }

  async #deliver(item) {
    if (this.#resuming) await this.#resuming;
    await this.#start();
    const { id, token } = this.#store.value;
    this.#turns += 1;
    this.#change();
    try {
      const answer = await this.#api.send({ id, token }, item);
      if (this.#store.value.id === id) this.#answered(answer);
    } catch (error) {
      if (!(error instanceof ApiError) || !error.lost || item.moved) throw error;
      // The conversation has expired: the message goes to a new one, once.
      item.moved = true;
      if (this.#store.value.id === id) this.#lost();
      return await this.#deliver(item);
    } finally {
      this.#turns = Math.max(0, this.#turns - 1);
      this.#change();
    }
  }

  #answered(answer) {
    const message = readMessage({ ...answer.message, author: "customer" });
    if (message) this.#add(message);
    for (const raw of answer.replies ?? []) {
      const reply = readMessage(raw);
      if (reply) this.#add(reply);
    }
    const state = readState(answer.state);
    if (state) this.state = state;
  }

  /** What the server knows: replaces what is shown, so that a new language shows everywhere. */
  #take(conversation) {
    for (const raw of conversation.messages ?? []) {
      const message = readMessage(raw);
      if (message) this.#add(message, { quietly: true });
    }
    this.state = readState(conversation.state) ?? this.state;
    this.agentName = conversation.agent ?? null;
    this.#change();
    if (this.messages.some(({ author }) => author === "bot")) this.#speaks(conversation.language);
  }

  #event(conversation, { id, data }) {
    if (this.#store.value.id !== conversation) return;
    let payload;
    try {
      payload = JSON.parse(data);
    } catch {
      console.warn("parley: an event was not JSON");
      return;
    }
    const message = readMessage(payload);
    if (message) {
      this.#add(message);
      this.#store.update({ lastSeq: message.seq });
    } else if (payload.state) {
      this.#stateEvent(id, payload);
    }
    if (id !== undefined) this.#store.update({ lastEventId: id });
  }

  #stateEvent(id, payload) {
    const state = readState(payload.state);
    const { lines, lastSeq } = this.#store.value;
    if (!state || lines.some((line) => line.eventId === id)) return;
    const name = typeof payload.agent === "string" ? payload.agent : null;
    this.state = state;
    this.agentName = state === "agent" ? name : null;
    const line = { id: `line-${id}`, eventId: id, state, name, afterSeq: lastSeq };
    this.#store.update({ lines: [...lines, line].slice(-LINES_KEPT) });
    this.#change();
  }

  #add(message, { quietly = false } = {}) {
    const known = this.#messages.get(message.id);
    this.#messages.set(message.id, message);
    if (message.author === "customer") this.outgoing.confirm(message.externalId);
    if (message.author === "agent" && message.name) this.agentName = message.name;
    const last = this.messages.filter(({ author }) => author !== "customer").at(-1);
    this.expects = last?.author === "bot" ? last.expects : null;
    this.#change();
    if (known || quietly) return;
    if (message.author === "bot") this.#speaks(message.language);
  }

  #speaks(language) {
    if (language) this.dispatchEvent(new CustomEvent("language", { detail: language }));
  }

  #lost() {
    this.#close();
    const { outgoing } = this.#store.value;
    this.#store.forgetConversation();
    const line = { id: "line-restarted", eventId: "restarted", state: "restarted", afterSeq: 0 };
    this.#store.update({ lines: [line], outgoing });
    this.outgoing.renew();
  }

  #setOnline(online) {
    if (this.online === online) return;
    this.online = online;
    this.#change();
  }

  #change() {
    if (this.#changing) return;
    this.#changing = true;
    queueMicrotask(() => {
      this.#changing = false;
      this.dispatchEvent(new Event("change"));
    });
  }
}

function untilOnline(milliseconds) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
  });
}
