// Server-sent events over fetch (EventSource cannot send an Authorization header).

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const SILENCE_MS = 60_000; // the server sends a heartbeat far more often
const HIDDEN_MS = 60_000; // a tab in the background gives its connection back after that

/** Splits a stream of text into events, as the HTML standard says. */
export class EventParser {
  #buffer = "";
  #event = { id: undefined, event: "message", data: [] };

  /** @param {(event: {id?: string, event: string, data: string}) => void} emit */
  constructor(emit) {
    this.emit = emit;
  }

  push(text) {
    this.#buffer += text;
    const lines = this.#buffer.split(/\r\n|\n|\r(?!$)/);
    this.#buffer = lines.pop();
    for (const line of lines) this.#line(line);
  }

  #line(line) {
    if (line === "") {
      const { id, event, data } = this.#event;
      if (data.length) this.emit({ id, event, data: data.join("\n") });
      this.#event = { id: undefined, event: "message", data: [] };
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return; // a comment: the heartbeat
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#event.data.push(value);
    else if (field === "event") this.#event.event = value;
    else if (field === "id") this.#event.id = value;
  }
}

/**
 * Keeps one stream open: reconnects with growing pauses, at once when the network or the tab
 * comes back, and sends the last id seen so that nothing is missed.
 */
export class Stream {
  #options;
  #aborter = null;
  #stopped = true;
  #wake = null;
  #failures = 0;
  #hiddenTimer = null;

  /**
   * @param options url, token, lastId(): string, onEvent(event), onUp(), onDown(),
   *   onRefused(status): the server knows us no more, the stream has stopped.
   */
  constructor(options) {
    this.#options = options;
  }

  start() {
    if (!this.#stopped) return;
    this.#stopped = false;
    addEventListener("online", this.#hurry);
    addEventListener("offline", this.#drop);
    document.addEventListener("visibilitychange", this.#seen);
    this.#run();
  }

  stop() {
    this.#stopped = true;
    removeEventListener("online", this.#hurry);
    removeEventListener("offline", this.#drop);
    document.removeEventListener("visibilitychange", this.#seen);
    clearTimeout(this.#hiddenTimer);
    this.#aborter?.abort();
    this.#wake?.();
  }

  #hurry = () => {
    this.#failures = 0;
    this.#wake?.();
  };

  #drop = () => this.#aborter?.abort();

  #seen = () => {
    clearTimeout(this.#hiddenTimer);
    if (document.hidden) this.#hiddenTimer = setTimeout(this.#drop, HIDDEN_MS);
    else this.#hurry();
  };

  async #run() {
    while (!this.#stopped) {
      if (document.hidden && this.#failures > 0) {
        await this.#pause(null); // until the tab is looked at again
        continue;
      }
      await this.#connect();
      if (this.#stopped) return;
      this.#failures += 1;
      if (!document.hidden) this.#options.onDown();
      const wait = Math.min(FIRST_WAIT_MS * 2 ** (this.#failures - 1), LONGEST_WAIT_MS);
      await this.#pause(wait * (0.7 + 0.6 * Math.random()));
    }
  }

  #pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = milliseconds === null ? null : setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #connect() {
    const { url, token, lastId, onEvent, onUp, onRefused } = this.#options;
    const aborter = new AbortController();
    this.#aborter = aborter;
    let timer = null;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => aborter.abort(), SILENCE_MS);
    };
    try {
      alive();
      const response = await fetch(url, {
        headers: {
          Accept: "text/event-stream",
          Authorization: `Bearer ${token}`,
          "Last-Event-ID": lastId(),
        },
        credentials: "omit",
        cache: "no-store",
        signal: aborter.signal,
      });
      if ([401, 403, 404, 410].includes(response.status)) {
        this.stop();
        onRefused(response.status);
        return;
      }
      if (!response.ok || !response.body) return;
      this.#failures = 0;
      onUp();
      const parser = new EventParser(onEvent);
      const decoder = new TextDecoder();
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        alive();
        parser.push(decoder.decode(value, { stream: true }));
      }
    } catch {
      // No network, or the connection broke: the caller pauses and tries again.
    } finally {
      clearTimeout(timer);
    }
  }
}
