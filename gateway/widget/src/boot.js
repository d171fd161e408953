// Runs where the script tag stands: puts one <parley-chat> at the end of the page.

import { ParleyChat } from "./element.js";

const script = document.currentScript;

function boot() {
  if (!customElements.get("parley-chat")) customElements.define("parley-chat", ParleyChat);
  if (document.querySelector("parley-chat")) return;
  const chat = document.createElement("parley-chat");
  chat.setAttribute("base", new URL(".", script.src).href.replace(/\/$/, ""));
  for (const [name, value] of Object.entries(script.dataset)) chat.dataset[name] = value;
  document.body.append(chat);
}

if (document.body) boot();
else document.addEventListener("DOMContentLoaded", boot);
