// The one connection to the practice workspace. A lost one comes back by itself.

import { changed, state } from "./state.js";

const FIRST_WAIT = 400;
const LONGEST_WAIT = 4000;

let socket = null;
let wait = FIRST_WAIT;
let retry = 0;
let number = 0;
let receive = () => {};
const waiting = new Map();

/** Connect as the person in the address, and again whenever the connection is lost; frames go to `handler`. */
export function connect(handler) {
  receive = handler;
  window.addEventListener("online", () => reconnect());
  window.addEventListener("offline", () => socket?.close());
  open();
}

/** Leave and come back: as somebody else, or in another language. */
export function reconnect() {
  clearTimeout(retry);
  const old = socket;
  socket = null;
  old?.close();
  wait = FIRST_WAIT;
  open();
}

function open() {
  const as = new URLSearchParams(location.search).get("as") ?? "";
  const mine = new WebSocket(`${location.origin.replace(/^http/, "ws")}/live?as=${encodeURIComponent(as)}`);
  socket = mine;
  mine.addEventListener("message", (event) => {
    if (mine === socket) hear(JSON.parse(event.data));
  });
  mine.addEventListener("close", () => {
    if (mine === socket) lost();
  });
}

function hear(frame) {
  if (frame.type === "reply") {
    const { resolve } = waiting.get(frame.id) ?? {};
    waiting.delete(frame.id);
    resolve?.(frame);
    return;
  }
  if (frame.type === "hello") {
    wait = FIRST_WAIT;
    state.connected = true;
    changed("connected");
  }
  receive(frame);
}

function lost() {
  for (const { resolve } of waiting.values()) resolve({ refused: "", lost: true });
  waiting.clear();
  state.connected = false;
  changed("connected");
  retry = setTimeout(open, wait);
  wait = Math.min(LONGEST_WAIT, wait * 1.6);
}

/** Ask for something; the answer has `result`, or `refused` with a sentence. */
export function ask(what, body = {}) {
  if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve({ refused: "", lost: true });
  number += 1;
  const id = number;
  socket.send(JSON.stringify({ id, do: what, body }));
  return new Promise((resolve) => waiting.set(id, { resolve }));
}
