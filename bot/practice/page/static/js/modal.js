// The modal that lies before the person: one dialog that shows the top of Slack's stack.

import { act } from "./toast.js";
import { blocks } from "./blocks.js";
import { h } from "./dom.js";
import { whereFocusIs } from "./layers.js";
import { on, state } from "./state.js";
import { said, t } from "./words.js";
import { withEmoji } from "./emoji.js";

const PAUSE = 200;

let dialog = null;
let shown = { id: null, hash: null };
let readers = new Map();
let timer = 0;
let entered = new Set();
let back = null;

/** Show modals from now on. */
export function startModal() {
  on("modal", draw);
  on("names", () => dialog && fillDialog(state.modal, values()));
  on("hello", () => {
    shown = { id: null, hash: null };
    draw();
  });
}

function draw() {
  const view = state.modal;
  if (!view) {
    close();
    return;
  }
  const same = view.id === shown.id && view.hash === shown.hash;
  if (same && sameTrouble(view)) return;
  const local = same ? values() : kept(view);
  shown = { id: view.id, hash: view.hash, errors: JSON.stringify([view.errors, view.trouble]) };
  open();
  fillDialog(view, local);
}

const sameTrouble = (view) => shown.errors === JSON.stringify([view.errors, view.trouble]);

/** Return what was typed since it was last told: an update of the view must not swallow it. */
function kept(view) {
  if (view.id !== shown.id) return {};
  return Object.fromEntries(Object.entries(values()).filter(([block]) => entered.has(block)));
}

function open() {
  if (dialog) return;
  back = whereFocusIs();
  dialog = h("dialog", {
    id: "modal", "aria-labelledby": "modal-title",
    oncancel: (event) => {
      event.preventDefault();
      leave();
    },
  });
  document.body.append(dialog);
  dialog.showModal();
}

function close() {
  shown = { id: null, hash: null };
  clearTimeout(timer);
  entered = new Set();
  if (!dialog) return;
  dialog.close();
  dialog.remove();
  dialog = null;
  back();
}

function fillDialog(view, local) {
  const key = dialog.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  readers = new Map();
  const body = h("div", { class: "body", tabindex: "-1" }, trouble(view), blocks(view.blocks, context(view, local)));
  const form = h("form", { novalidate: true, onsubmit: (event) => submit(event, form) }, head(view), body, foot(view));
  dialog.replaceChildren(form);
  focus(form, view, key);
}

function head(view) {
  return h("header", {},
    view.depth > 1 ? h("button", { type: "button", class: "quiet", "aria-label": t("back"), onclick: leave }, "←") : null,
    h("h2", { id: "modal-title" }, withEmoji(view.title ?? "")),
    h("button", { type: "button", class: "quiet", "aria-label": t("close"), onclick: () => leave(true) }, "✕"));
}

function foot(view) {
  const cancel = h("button", { type: "button", onclick: () => leave() }, withEmoji(view.close ?? t("cancel")));
  const send = view.submit ? h("button", { type: "submit", class: "primary" }, withEmoji(view.submit)) : null;
  return h("footer", {}, cancel, send);
}

const trouble = (view) => (view.trouble ? h("p", { class: "alert error", role: "alert" }, said(view.trouble)) : null);

function context(view, local) {
  return {
    errors: view.errors,
    entry: (block, element) => entryOf(view, local, block, element),
    keep: (block, read) => readers.set(block.block_id, read),
    entered: (block) => {
      entered.add(block.block_id);
      clearTimeout(timer);
      timer = setTimeout(tell, PAUSE);
      if (block.dispatch_action) actAtOnce(block);
    },
    act: async (element, given) => {
      await tell();
      const { action_id: name, value } = element;
      await (given === undefined ? act("click", { name, value }) : act("choose", { name, given }));
    },
  };
}

function entryOf(view, local, block, element) {
  if (block.type !== "input" || !(block.block_id in local)) return view.state[block.block_id]?.[element.action_id];
  return asEntry(local[block.block_id]);
}

/** Return a value that was read from a control in the shape in which controls take it. */
function asEntry(value) {
  const keys = ["value", "selected_option", "selected_user", "selected_conversation", "selected_channel", "selected_date", "selected_time", "selected_date_time", "selected_options", "selected_users", "selected_conversations", "selected_channels"];
  return Object.fromEntries(keys.map((key) => [key, value]));
}

async function actAtOnce(block) {
  await tell();
  await act("choose", { name: block.element.action_id, given: readers.get(block.block_id)() });
}

const values = () => Object.fromEntries([...readers].map(([block, read]) => [block, read()]));

/** Tell the workspace what was entered, so that an update of the view keeps it. */
async function tell() {
  clearTimeout(timer);
  const told = Object.fromEntries(Object.entries(values()).filter(([block]) => entered.has(block)));
  entered = new Set();
  if (Object.keys(told).length) await act("fill", { values: told });
}

async function submit(event, form) {
  event.preventDefault();
  const button = form.querySelector("footer button[type=submit]");
  if (!button || button.getAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  clearTimeout(timer);
  entered = new Set();
  await act("submit", { values: values() });
  button.removeAttribute("aria-busy");
}

function leave(everything = false) {
  act("close", { everything: everything === true });
}

/** Put the focus where the person was, else on the first thing that is wrong, else on the first input.
 *  Who has just come sees the beginning, wherever that first input stands. */
function focus(form, view, key) {
  const wrong = form.querySelector(".wrong input, .wrong textarea, .wrong select");
  const was = key ? [...form.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key) : null;
  const first = form.querySelector(".body input, .body textarea, .body select, .body button") ?? form.querySelector("footer button");
  if (Object.keys(view.errors).length && wrong) wrong.focus();
  else if (was) was.focus();
  else first?.focus({ preventScroll: true });
}
