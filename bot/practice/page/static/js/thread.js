// A thread in the pane at the side.

import { ask } from "./wire.js";
import { closed, composer } from "./composer.js";
import { h } from "./dom.js";
import { closed as layerClosed, opened } from "./layers.js";
import { messageNode } from "./message.js";
import { channel, channelName, isDirect, on, state } from "./state.js";
import { APP, closeThread } from "./places.js";
import { t } from "./words.js";

let shown = null;
let messages = [];
let list = null;
let scroller = null;

/** Draw threads from now on. */
export function startThread() {
  on("hello", () => {
    shown = null;
    draw();
  });
  on("open thread", draw);
  on("people names", drawList);
}

async function draw() {
  const pane = document.getElementById("thread");
  const wanted = state.thread && state.open !== APP ? `${state.open}/${state.thread}/${state.me}` : null;
  if (wanted === shown) return;
  shown = wanted;
  pane.hidden = !wanted;
  document.body.classList.toggle("thread-open", Boolean(wanted));
  if (!wanted) {
    pane.replaceChildren();
    layerClosed("thread");
    return;
  }
  const { result } = await ask("thread", { channel: state.open, ts: state.thread });
  if (shown !== wanted) return;
  if (!result?.messages.length) {
    closeThread();
    return;
  }
  messages = result.messages;
  build(pane);
}

function build(pane) {
  opened("thread", closeThread);
  const it = channel(state.open);
  const name = isDirect(it) ? channelName(it) : `#${it.name}`;
  pane.setAttribute("aria-label", t("thread-in", { name }));
  list = h("ol", { class: "messages" });
  scroller = h("div", { class: "scroller", tabindex: "0", role: "log", "aria-label": t("thread-in", { name }) }, list);
  pane.replaceChildren(
    h("header", { class: "heading" }, h("h2", {}, t("thread")), h("span", { class: "members" }, name),
      h("button", { type: "button", class: "quiet", "aria-label": t("close-thread"), onclick: closeThread }, "✕")),
    scroller,
    it.archived ? closed(t("archived")) : composer(state.open, t("reply"), state.thread));
  drawList();
  scroller.scrollTop = scroller.scrollHeight;
  pane.querySelector("textarea")?.focus({ preventScroll: true });
}

function drawList() {
  if (!shown || !list) return;
  const key = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  list.replaceChildren(...messages.map((each) => messageNode(each, state.open, { inThread: true })));
  if (key) list.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** Take messages of the open thread that are new or have changed. */
export function takeReplies(news) {
  if (!shown) return;
  const mine = news.filter((each) => each.channel === state.open);
  let touched = false;
  for (const { message, gone } of mine) {
    const index = messages.findIndex((each) => each.ts === (gone ?? message.ts));
    if (gone && index >= 0) messages.splice(index, 1);
    else if (message && index >= 0) messages[index] = message;
    else if (message && message.thread_ts === state.thread) messages.push(message);
    else continue;
    touched = true;
  }
  if (!touched) return;
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  drawList();
  if (atEnd) scroller.scrollTop = scroller.scrollHeight;
}
