// Where people type: messages, and slash commands with completion and hints from the app's manifest.

import { act, toast } from "./toast.js";
import { h, newId } from "./dom.js";
import { person, state } from "./state.js";
import { t } from "./words.js";

/** Slack's own commands that a practice needs. */
const BUILT_IN = {
  "/invite": (where, rest) => act("invite", { channel: where, whom: named(rest) }),
  "/leave": (where) => act("leave", { channel: where }),
  "/archive": (where) => act("archive", { channel: where }),
};

const named = (text) => text.trim().replace(/^@/, "").replace(/^Zirkel$/i, "zirkel");

/** Return what stands in place of a composer where nothing can be written. */
export const closed = (...words) => h("div", { class: "closed" }, words);

/** Return the composer of a conversation; `thread` is the ts of the thread that it writes into. */
export function composer(where, label, thread = null) {
  const [listId, hintId] = [newId("commands"), newId("hint")];
  const list = h("ul", { id: listId, role: "listbox", class: "commands", "aria-label": t("commands"), hidden: true });
  const hint = h("p", { id: hintId, class: "command-hint" });
  const field = h("textarea", {
    rows: 1, placeholder: label, "aria-label": label, "aria-describedby": hintId, autocomplete: "off", spellcheck: "false",
    role: thread ? null : "combobox", "aria-expanded": thread ? null : "false", "aria-controls": thread ? null : listId, "aria-autocomplete": thread ? null : "list",
    "data-key": `composer:${where}:${thread ?? ""}`,
  });
  const box = { where, thread, field, list, hint, chosen: -1 };
  field.addEventListener("input", () => offer(box));
  field.addEventListener("keydown", (event) => pressed(event, box));
  field.addEventListener("blur", () => setTimeout(() => hide(box), 150));
  const send = h("button", { type: "submit", class: "send", "aria-label": t("send"), title: t("send") }, "➤");
  return h("form", { class: "composer", onsubmit: (event) => {
    event.preventDefault();
    submit(box);
  } }, list, h("div", { class: "write" }, shortcuts(), field, send), hint);
}

function shortcuts() {
  const all = state.shortcuts.filter((each) => each.type === "global");
  if (!all.length) return null;
  const menu = h("details", { class: "overflow up" }, h("summary", { "aria-label": t("shortcuts"), title: t("shortcuts") }, "⚡"),
    h("div", { class: "menu" }, all.map((each) => h("button", { type: "button", title: each.description, onclick: () => {
      menu.open = false;
      act("shortcut", { callback_id: each.callback_id });
    } }, each.name))));
  return menu;
}

function commands() {
  const own = state.commands.map((each) => ({ command: each.command, hint: each.usage_hint ?? "", about: each.description ?? "" }));
  const built = Object.keys(BUILT_IN).map((command) => ({ command, hint: command === "/invite" ? `@${person(state.bot).name}` : "", about: t(`command${command.replace("/", "-")}`) }));
  return [...own, ...built];
}

/** Offer the commands that fit what is typed, or the hint of the one that is typed in full. */
function offer(box) {
  grow(box.field);
  const typed = box.field.value;
  const whole = commands().find((each) => typed === each.command || typed.startsWith(`${each.command} `));
  const fitting = box.thread || whole || !/^\/\S*$/.test(typed) ? [] : commands().filter((each) => each.command.startsWith(typed));
  box.hint.textContent = whole && !box.thread ? `${whole.command} ${whole.hint} · ${whole.about}` : "";
  box.list.replaceChildren(...fitting.map((each) => row(each, box)));
  box.chosen = fitting.length ? 0 : -1;
  show(box);
}

function row(each, box) {
  return h("li", { id: newId("command"), role: "option", "data-command": each.command, onmousedown: (event) => {
    event.preventDefault();
    take(box, each.command);
  } }, h("strong", {}, each.command), h("span", { class: "usage" }, each.hint), h("span", { class: "about" }, each.about));
}

function show(box) {
  const rows = [...box.list.children];
  box.list.hidden = !rows.length;
  rows.forEach((each, index) => each.setAttribute("aria-selected", String(index === box.chosen)));
  if (!box.thread) box.field.setAttribute("aria-expanded", String(rows.length > 0));
  if (box.chosen >= 0) box.field.setAttribute("aria-activedescendant", rows[box.chosen].id);
  else box.field.removeAttribute("aria-activedescendant");
}

function hide(box) {
  box.list.replaceChildren();
  box.chosen = -1;
  show(box);
}

function take(box, command) {
  box.field.value = `${command} `;
  box.field.focus();
  offer(box);
}

function pressed(event, box) {
  const rows = [...box.list.children];
  if (rows.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    box.chosen = (box.chosen + (event.key === "ArrowDown" ? 1 : rows.length - 1)) % rows.length;
    show(box);
  } else if (rows.length && (event.key === "Tab" || event.key === "Enter") && !event.shiftKey) {
    event.preventDefault();
    take(box, rows[Math.max(0, box.chosen)].dataset.command);
  } else if (rows.length && event.key === "Escape") {
    event.preventDefault();
    hide(box);
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit(box);
  }
}

const grow = (field) => {
  field.rows = Math.min(8, field.value.split("\n").length);
};

async function submit(box) {
  const typed = box.field.value.trim();
  if (!typed) return;
  hide(box);
  box.hint.textContent = "";
  box.field.value = "";
  grow(box.field);
  const done = await send(box, typed);
  if (done === null && !box.field.value) box.field.value = typed;
}

function send(box, typed) {
  const [name, ...rest] = typed.split(" ");
  if (!name.startsWith("/")) return act("say", { channel: box.where, text: written(typed), ...(box.thread ? { thread_ts: box.thread } : {}) });
  if (box.thread) return refuse(t("no-commands-in-threads"));
  if (name in BUILT_IN) return BUILT_IN[name](box.where, rest.join(" "));
  if (!state.commands.some((each) => each.command === name)) return refuse(t("no-such-command", { command: name }));
  return act("command", { channel: box.where, text: typed });
}

function refuse(words) {
  toast(words);
  return null;
}

/** Return what was typed as Slack stores it: its three characters escaped, names as mentions. */
function written(typed) {
  const escaped = typed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped.replace(/@([\w.-]+)/g, (all, name) => {
    const found = Object.entries(state.people).find(([, each]) => each.name === name);
    return found ? `<@${found[0]}>` : all;
  });
}
