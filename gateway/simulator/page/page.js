// Two telephones against the gateway. State lives on the server; the page polls its log.
import { TEXTS } from "./texts.js";
import { businessBubble, customerBubble, element, kindOf, showStatus } from "./bubbles.js";

const POLL_MS = 500;
const TROUBLES = {
  unavailable: { status: 503, code: 131016 },
  pair: { status: 400, code: 131056 },
  blocked: { status: 403, code: 131031 },
  slow: { fails: false, delay_s: 3 },
};
const FIRST_PEERS = { whatsapp: "4915112345678", messenger: "7012345678901234" };

class Phone {
  constructor(channel) {
    this.channel = channel;
    this.events = [];
    this.queue = [];
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.root.classList.add(channel);
    fillTexts(this.root);
    this.find("h2").textContent = TEXTS[channel];
    this.find(".peer-label").textContent = TEXTS[`${channel}Peer`];
    this.find(".thread").setAttribute("aria-label", `${TEXTS.thread}, ${TEXTS[channel]}`);
    this.find(".peer").value = FIRST_PEERS[channel];
    this.find(".peer").addEventListener("input", () => this.redraw());
    this.find(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.find(".text").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.submit();
      }
    });
    this.find(".add").addEventListener("click", () => this.addToBatch());
    this.find(".batch").addEventListener("click", () => this.sendBatch());
    this.find(".order").addEventListener("click", () => this.orderTrouble());
    this.redraw();
  }

  find(selector) {
    return this.root.querySelector(selector);
  }

  get peer() {
    return this.find(".peer").value.replace(/[\s+()-]/g, "");
  }

  draft() {
    const text = this.find(".text").value.trim();
    const media = this.find(".kind").value || null;
    if (!text && !media) return null;
    this.find(".text").value = "";
    this.find(".kind").value = "";
    return { text: text || null, media };
  }

  submit() {
    const message = this.draft();
    if (message) this.say([message]);
    this.find(".text").focus();
  }

  addToBatch() {
    const message = this.draft();
    if (message) this.queue.push(message);
    this.showQueue();
  }

  sendBatch() {
    this.say(this.queue.splice(0));
    this.showQueue();
  }

  showQueue() {
    this.find(".batch").textContent = `${TEXTS.sendBatch} (${this.queue.length})`;
    this.find(".batch").disabled = this.queue.length === 0;
  }

  async say(messages) {
    const copies = this.find(".twice").checked ? 2 : 1;
    const forged = this.find(".forged").checked;
    const order = { channel: this.channel, peer: this.peer, messages, copies, forged };
    await this.post("/simulator/say", order);
  }

  async orderTrouble() {
    const times = Number(this.find(".times").value) || 1;
    const trouble = TROUBLES[this.find(".trouble").value];
    await this.post("/simulator/faults", { channel: this.channel, times, ...trouble });
  }

  async post(path, body) {
    const problem = this.find(".problem");
    problem.textContent = "";
    try {
      const response = await fetch(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!response.ok) problem.textContent = TEXTS.invalid;
    } catch {
      problem.textContent = TEXTS.unreachable;
    }
  }

  take(event) {
    this.events.push(event);
    this.draw(event);
  }

  redraw() {
    this.showQueue();
    this.find(".thread").replaceChildren(element("li", "empty", TEXTS.threadEmpty));
    this.find(".calls").replaceChildren(element("li", "empty", TEXTS.logEmpty));
    this.events.forEach((event) => this.draw(event));
  }

  draw(event) {
    if (event.peer && event.peer !== this.peer) return;
    const thread = this.find(".thread");
    if (event.event === "said") append(thread, customerBubble(event));
    if (event.event === "answered") append(thread, businessBubble(event, (tap) => this.say([{ tap }])));
    if (event.event === "status") {
      const bubble = [...thread.children].find((one) => one.dataset.id === event.id);
      if (bubble) showStatus(bubble, event.status);
    }
    const line = describe(event);
    if (line) append(this.find(".calls"), line);
  }
}

function describe(event) {
  const line = {
    webhook: () => TEXTS.webhook(event.http, event.attempt),
    answered: () => TEXTS.answered(kindOf(event)),
    refused: () => TEXTS.refused(event.code, event.message),
    status: () => TEXTS.status(event.status),
  }[event.event];
  if (!line) return null;
  const bad = event.event === "refused" || (event.event === "webhook" && !(event.http >= 200 && event.http < 300));
  const item = element("li", bad ? "bad" : "", `${event.at.slice(11, 19)} ${line()}`);
  return item;
}

function append(list, item) {
  list.querySelector(".empty")?.remove();
  list.append(item);
  list.scrollTop = list.scrollHeight;
}

function fillTexts(root) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = TEXTS[node.dataset.text];
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", TEXTS[node.dataset.label]);
  for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = TEXTS[node.dataset.hint];
}

const phones = { whatsapp: new Phone("whatsapp"), messenger: new Phone("messenger") };
let last = 0;
let run = null;

async function poll() {
  try {
    const response = await fetch(`/simulator/log?after=${last}`);
    const log = await response.json();
    if (run !== null && log.run !== run) {
      location.reload();
      return;
    }
    run = log.run;
    for (const event of log.events) {
      last = event.seq;
      phones[event.channel].take(event);
    }
  } catch (error) {
    console.warn("log not read", error);
  }
  setTimeout(poll, POLL_MS);
}

fillTexts(document);
document.title = TEXTS.title;
document.getElementById("phones").append(phones.whatsapp.root, phones.messenger.root);
poll();
