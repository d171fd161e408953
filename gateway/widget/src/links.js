// Finds links in plain text and builds nodes from it, never markup.

const LINK =
  /\bhttps?:\/\/[^\s<>"'`{}|\\^\u3000-\u3003\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f\u2066-\u2069]+|\bmailto:[^\s<>"'`]+@[^\s<>"'`]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/giu;
const SAFE = new Set(["http:", "https:", "mailto:"]);

/** The address as a URL where its scheme is http, https or mailto; else null. */
export function safeUrl(address) {
  try {
    const url = new URL(address);
    return SAFE.has(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

function trimmed(match) {
  // Punctuation that ends the sentence is not part of the link; a closing bracket is, when the
  // link opened one.
  let text = match.replace(/[.,;:!?…、。]+$/u, "");
  while (text.endsWith(")") && !text.includes("(")) text = text.slice(0, -1);
  return text;
}

/** A fragment of `text` with its web and mail addresses as links. Newlines stay newlines. */
export function linked(text) {
  const fragment = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    const shown = trimmed(match[0]);
    const bare = !/^(https?:|mailto:)/i.test(shown);
    const url = safeUrl(bare ? `mailto:${shown}` : shown);
    if (!url) continue;
    fragment.append(text.slice(from, match.index));
    const anchor = document.createElement("a");
    anchor.href = url.href;
    anchor.textContent = shown;
    anchor.dir = "ltr";
    if (url.protocol !== "mailto:") {
      anchor.target = "_blank";
      anchor.rel = "noopener noreferrer nofollow";
    }
    fragment.append(anchor);
    from = match.index + shown.length;
  }
  fragment.append(text.slice(from));
  return fragment;
}
