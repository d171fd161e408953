// The customer's messages on their way out: in order, kept over reloads, never sent twice.

import { ApiError } from "./api.js";
import { randomId } from "./store.js";

const LONGEST_AUTOMATIC_WAIT_S = 10;

/**
 * Sends one message at a time. An item is {externalId, text, choice, at, status, error, final};
 * its externalId stays the same over every retry, and the server gives it one effect.
 */
export class Outgoing {
  #store;
  #deliver;
  #changed;
  #sending = false;
  #confirmations = new Map(); // externalId -> resolve, of the item under way
  items;

  /**
   * @param deliver (item) => Promise: resolves once answered, rejects with ApiError
   * @param changed () => void: something to show has changed
   */
  constructor(store, deliver, changed) {
    this.#store = store;
    this.#deliver = deliver;
    this.#changed = changed;
    this.items = (store.value.outgoing ?? []).map((item) => ({ ...item }));
  }

  add(text, choice) {
    this.retry(); // what failed before goes first: the order stays
    this.items.push({
      externalId: randomId(), text, choice: choice ?? null, at: Date.now(), status: "sending",
      error: "", final: false,
    });
    this.#save();
    this.pump();
  }

  /** Sends failed items again, all of them, so that they arrive in the order they were written. */
  retry({ onlyUnreachable = false } = {}) {
    let any = false;
    for (const item of this.items) {
      const wanted = !onlyUnreachable || item.unreachable;
      if (item.status !== "failed" || item.final || !wanted) continue;
      item.status = "sending";
      any = true;
    }
    if (!any) return;
    this.#save();
    this.pump();
  }

  /** The server has stored this message: it is shown from the conversation from now on. */
  confirm(externalId) {
    if (!externalId) return;
    const kept = this.items.filter((item) => item.externalId !== externalId);
    if (kept.length !== this.items.length) {
      this.items = kept;
      this.#save();
    }
    this.#confirmations.get(externalId)?.();
  }

  /** For a new conversation: nothing of the old one may be mistaken for it. */
  renew() {
    for (const item of this.items) item.externalId = randomId();
    this.#save();
  }

  clear() {
    this.items = [];
    this.#save();
  }

  async pump() {
    if (this.#sending) return;
    this.#sending = true;
    try {
      let item;
      while ((item = this.items.find(({ status }) => status === "sending"))) {
        await this.#send(item);
      }
    } finally {
      this.#sending = false;
    }
  }

  /** Until the message is stored or has failed; its answer may still be on its way. */
  async #send(item) {
    const stored = new Promise((resolve) => {
      this.#confirmations.set(item.externalId, () => resolve("stored"));
    });
    const confirmed = item.externalId;
    const answered = this.#attempt(item).then(
      () => this.confirm(item.externalId),
      (error) => this.#failed(item, error),
    );
    await Promise.race([stored, answered]);
    this.#confirmations.delete(confirmed);
  }

  async #attempt(item) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#deliver(item);
      } catch (error) {
        const wait = error instanceof ApiError ? error.retryAfter : null;
        const again = wait !== null && wait <= LONGEST_AUTOMATIC_WAIT_S && attempt < 3;
        if (!again || !this.items.includes(item)) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait * 1000));
      }
    }
  }

  #failed(item, error) {
    if (!this.items.includes(item)) return; // stored all the same: its answer comes as an event
    item.error = error instanceof ApiError ? error.text : "";
    item.final = error instanceof ApiError && error.final;
    item.unreachable = error instanceof ApiError && error.status === 0;
    // What was written after it must not overtake it, unless it can never be sent.
    for (const other of item.final ? [item] : this.items) {
      if (other.status === "sending") {
        other.status = "failed";
        other.unreachable = item.unreachable;
      }
    }
    this.#save();
  }

  #save() {
    this.#store.update({ outgoing: this.items });
    this.#changed();
  }
}
