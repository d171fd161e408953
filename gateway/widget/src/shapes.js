// What the gateway sends, as the widget keeps it: one place that knows the wire's names.

const STATES = ["bot", "waiting", "agent", "closed"];

/** A message of the conversation, or null for what customers do not see. */
export function readMessage(raw) {
  if (!raw || typeof raw.id !== "string" || raw.author === "note") return null;
  return {
    id: raw.id,
    seq: Number(raw.seq) || 0,
    author: raw.author,
    text: typeof raw.text === "string" ? raw.text : "",
    language: raw.language ?? null,
    at: readTime(raw.at),
    name: typeof raw.agent === "string" ? raw.agent : null,
    externalId: raw.external_id ?? null,
    expects: raw.expects ?? null,
    pending: raw.status === "received", // a customer's message the bot has not answered yet
    choices: (Array.isArray(raw.choices) ? raw.choices : [])
      .filter((choice) => typeof choice?.title === "string")
      .map(({ title, payload }) => ({ title, payload: payload ?? null })),
    attachments: (Array.isArray(raw.attachments) ? raw.attachments : [])
      .filter((attachment) => typeof attachment?.url === "string")
      .map(({ url, title }) => ({ url, title: typeof title === "string" ? title : url })),
  };
}

export function readState(state) {
  return STATES.includes(state) ? state : null;
}

/** Milliseconds since 1970, from ISO 8601, or null. */
function readTime(value) {
  const time = Date.parse(value ?? "");
  return Number.isNaN(time) ? null : time;
}
