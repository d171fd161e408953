// The widget's own words, fetched for one language at a time.

/* global FALLBACK_STRINGS */

export class Strings {
  #base;
  #wanted = 0;
  #set = FALLBACK_STRINGS; // English, built into the file: something to show when offline

  constructor(base) {
    this.#base = base;
  }

  get language() {
    return this.#set.language;
  }

  get direction() {
    return this.#set.direction;
  }

  /** Codes of the languages that can be picked. */
  get languages() {
    return this.#set.languages;
  }

  /** Loads the best match for a language tag; true where the texts changed. The last call wins. */
  async load(tag) {
    const turn = ++this.#wanted;
    let set;
    try {
      const response = await fetch(
        `${this.#base}/widget/strings/${encodeURIComponent(tag || "en")}.json`,
        { credentials: "omit" },
      );
      if (!response.ok) return false;
      set = await response.json();
    } catch {
      return false; // the texts shown so far stay
    }
    if (turn !== this.#wanted) return false;
    this.#set = set;
    return true;
  }

  /** The text of `widget-<key>`; `{name}` in it is replaced from `values`. */
  t(key, values = {}) {
    const text = this.#set.strings[key] ?? FALLBACK_STRINGS.strings[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? this.number(value) : String(value);
    });
  }

  number(value) {
    return new Intl.NumberFormat(this.language).format(value);
  }

  time(date) {
    return new Intl.DateTimeFormat(this.language, { timeStyle: "short" }).format(date);
  }

  /** "Today", "Yesterday" or the date. */
  day(date) {
    const midnight = (moment) => new Date(moment).setHours(0, 0, 0, 0);
    const ago = Math.round((midnight(Date.now()) - midnight(date)) / 86_400_000);
    if (ago === 0) return this.t("today");
    if (ago === 1) return this.t("yesterday");
    return new Intl.DateTimeFormat(this.language, { dateStyle: "medium" }).format(date);
  }
}

/** The name of a language in that language, capitalised as in a list. */
export function nativeName(code) {
  try {
    const name = new Intl.DisplayNames([code], { type: "language" }).of(code) || code;
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
  } catch {
    return code;
  }
}
