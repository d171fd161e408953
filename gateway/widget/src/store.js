// What the browser keeps of a conversation, so that it survives a reload.

const EMPTY = {
  visitor: null, // random id of this browser
  identity: null, // whom the identity token named, so that one customer never sees another's chat
  id: null, // the conversation, its token, and the last event seen
  token: null,
  lastEventId: null,
  lastSeq: 0, // number of the last message among the events
  readSeq: 0, // number of the last message the customer has had in view
  lines: [], // changes of state seen: {eventId, state, name, afterSeq}
  outgoing: [], // messages not yet confirmed: {externalId, text, choice, at, status}
  language: null, // picked by the customer
};

export class Store {
  #key;
  #memory = { ...EMPTY };

  /** @param {string} key name in localStorage; storage that is blocked is replaced by memory */
  constructor(key) {
    this.#key = key;
    this.#memory = this.#read() ?? { ...EMPTY };
    if (!this.#memory.visitor) this.update({ visitor: randomId() });
  }

  get key() {
    return this.#key;
  }

  get value() {
    return this.#memory;
  }

  update(changes) {
    // Other tabs write too: only what changes here may replace what is there.
    const stored = this.#read();
    const moved = stored !== null && stored.id !== this.#memory.id && !("id" in changes);
    this.#memory = { ...(moved ? this.#memory : (stored ?? this.#memory)), ...changes };
    if (moved) return; // another tab has changed the conversation: `reread` follows
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#memory));
    } catch {
      // Private mode or a full disk: the conversation lives as long as the page.
    }
  }

  /** Takes over what another tab wrote; true where it is another conversation. */
  reread() {
    const read = this.#read();
    const changed = read !== null && read.id !== this.#memory.id;
    if (changed) this.#memory = read;
    return changed;
  }

  /** Forgets the conversation, keeps the visitor, whom the shop named, and the language. */
  forgetConversation() {
    const { visitor, identity, language } = this.#memory;
    this.update({ ...EMPTY, visitor, identity, language });
  }

  /** For another person at the same browser: nothing but the language stays. */
  changeIdentity(identity) {
    const { language } = this.#memory;
    this.update({ ...EMPTY, visitor: randomId(), identity, language });
  }

  #read() {
    try {
      const value = JSON.parse(localStorage.getItem(this.#key) ?? "null");
      return value && typeof value === "object" ? { ...EMPTY, ...value } : null;
    } catch {
      return null;
    }
  }
}

export function randomId() {
  // randomUUID exists in secure contexts only; a shop under test may run on plain http.
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
