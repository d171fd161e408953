// Calls the gateway's public API.

const TIMEOUT_MS = 45_000;

/** A call that failed. `status` 0: no answer at all (offline, time-out, blocked). */
export class ApiError extends Error {
  constructor(status, code, message, retryAfter = null) {
    super(message || code);
    this.status = status;
    this.code = code;
    this.text = message || "";
    this.retryAfter = retryAfter;
  }

  /** The conversation or its token is no longer good. */
  get lost() {
    return [401, 403, 404, 410].includes(this.status);
  }

  /** Sending the very same message again cannot help. */
  get final() {
    return [400, 413, 422].includes(this.status);
  }
}

export class Api {
  #base;
  #language;

  /** @param {string} base origin and path of the gateway; @param {() => string} language */
  constructor(base, language) {
    this.#base = base;
    this.#language = language;
  }

  /** @returns {Promise<{id: string, token: string}>} */
  start({ visitor, locale, language, identityToken }) {
    const body = { channel: "web", visitor, locale };
    if (language) body.language = language;
    if (identityToken) body.identity_token = identityToken;
    return this.#call("POST", "/api/v1/conversations", { body });
  }

  get({ id, token }) {
    return this.#call("GET", `/api/v1/conversations/${encodeURIComponent(id)}`, { token });
  }

  send({ id, token }, { text, choice, externalId }) {
    const body = { text, external_id: externalId };
    if (choice) body.choice = choice;
    const path = `/api/v1/conversations/${encodeURIComponent(id)}/messages?wait=true`;
    return this.#call("POST", path, { token, body });
  }

  setLanguage({ id, token }, language) {
    const path = `/api/v1/conversations/${encodeURIComponent(id)}/language`;
    return this.#call("POST", path, { token, body: { language } });
  }

  eventsUrl(id) {
    return `${this.#base}/api/v1/conversations/${encodeURIComponent(id)}/events`;
  }

  async #call(method, path, { token, body } = {}) {
    const headers = { Accept: "application/json", "Accept-Language": this.#language() };
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    const aborter = new AbortController();
    const timer = setTimeout(() => aborter.abort(), TIMEOUT_MS);
    try {
      const response = await fetch(this.#base + path, {
        method,
        headers,
        body: body ? JSON.stringify(body) : undefined,
        credentials: "omit",
        signal: aborter.signal,
      });
      if (!response.ok) throw await failure(response);
      return await response.json();
    } catch (error) {
      if (error instanceof ApiError) throw error;
      throw new ApiError(0, "unreachable", "");
    } finally {
      clearTimeout(timer);
    }
  }
}

async function failure(response) {
  let error = {};
  try {
    error = (await response.json()).error ?? {};
  } catch {
    // Not our JSON (a proxy's page, for example): the status says enough.
  }
  const wait = Number(response.headers.get("Retry-After"));
  return new ApiError(
    response.status,
    error.code ?? String(response.status),
    typeof error.message === "string" ? error.message : "",
    Number.isFinite(wait) && wait > 0 ? wait : null,
  );
}
