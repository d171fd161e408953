// Draws what the two messengers show: bubbles, reply buttons, lists, quick replies, ticks.
import { TEXTS } from "./texts.js";

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function customerBubble(event) {
  const { text, tap, media } = event.said;
  const bubble = element("li", "bubble customer");
  if (media) bubble.append(element("p", "media", TEXTS[media]));
  const words = tap ? tap.title : text;
  if (words) bubble.append(paragraph(words));
  return bubble;
}

export function businessBubble(event, onTap) {
  const bubble = element("li", "bubble business");
  bubble.dataset.id = event.id;
  const body = event.channel === "whatsapp" ? whatsappBody(event.payload) : event.payload.message.text;
  bubble.append(paragraph(body));
  if (event.payload.tag) bubble.append(element("p", "tag", TEXTS.humanTag));
  bubble.append(element("p", "ticks"));
  const offers = event.channel === "whatsapp" ? whatsappOffers(event.payload) : messengerOffers(event.payload);
  if (offers.rows.length) bubble.append(drawOffers(offers, onTap));
  showStatus(bubble, "sent");
  return bubble;
}

export function showStatus(bubble, status) {
  const ticks = bubble.querySelector(".ticks");
  if (ticks.dataset.status === "read") return;
  ticks.dataset.status = status;
  ticks.textContent = { sent: "✓", delivered: "✓✓", read: "✓✓", failed: "!" }[status] + " " + TEXTS[status];
}

export function kindOf(event) {
  if (event.channel === "whatsapp") return event.payload.interactive?.type ?? event.payload.type;
  return event.payload.message.quick_replies ? "quick_replies" : "text";
}

function paragraph(text) {
  const made = element("p", "words", text);
  made.dir = "auto";
  return made;
}

function whatsappBody(payload) {
  return payload.type === "text" ? payload.text.body : payload.interactive.body.text;
}

function whatsappOffers(payload) {
  const action = payload.interactive?.action ?? {};
  if (action.buttons) {
    return { rows: action.buttons.map(({ reply }) => ({ ...reply, kind: "button_reply" })) };
  }
  const rows = (action.sections ?? []).flatMap((section) => section.rows);
  return { label: action.button, rows: rows.map((row) => ({ ...row, kind: "list_reply" })) };
}

function messengerOffers(payload) {
  const replies = payload.message.quick_replies ?? [];
  return { rows: replies.map(({ title, payload: id }) => ({ id, title, kind: "quick_reply" })) };
}

function drawOffers({ label, rows }, onTap) {
  const buttons = rows.map(({ kind, id, title }) => {
    const button = element("button", "offer", title);
    button.type = "button";
    button.dir = "auto";
    button.addEventListener("click", () => onTap({ kind, id, title }));
    return button;
  });
  if (!label) {
    const group = element("div", "offers");
    group.append(...buttons);
    return group;
  }
  const list = element("details", "offers");
  list.append(element("summary", "offer", label), ...buttons);
  return list;
}
