// One message: who, when, what, its thread, and what can be done with it.

import { act } from "./toast.js";
import { avatar } from "./avatar.js";
import { blocks } from "./blocks.js";
import { dayHeading, format, fromTs, localDay, soon } from "./dates.js";
import { h } from "./dom.js";
import { mrkdwn } from "./mrkdwn.js";
import { person, state } from "./state.js";
import { openThread } from "./places.js";
import { count, t } from "./words.js";

const TOGETHER = 300;

/** Return the node of a message in the channel `where`; in a thread it has no link to itself. */
export function messageNode(message, where, { inThread = false, follows = false } = {}) {
  const who = person(message.user);
  const node = h("li", {
    class: `message${message.only_you ? " only-you" : ""}${follows ? " follows" : ""}`, "data-ts": message.ts, tabindex: "-1",
  });
  node.append(
    follows ? h("span", { class: "gutter", "aria-hidden": "true" }) : avatar(message.user),
    h("div", { class: "content" },
      message.only_you ? h("p", { class: "private" }, `◌ ${t("only-you")}`) : null,
      heading(message, who, follows),
      body(message, where),
      inThread ? null : threadLink(message, where)),
    toolbar(message, where, inThread));
  return node;
}

function heading(message, who, follows) {
  const at = fromTs(message.ts);
  const time = h("time", { datetime: at.toISOString(), title: format(at, "moment") }, format(at, "time"));
  return h("p", { class: follows && !message.edited ? "by hidden-name" : "by" },
    h("strong", {}, who.real_name), who.bot ? h("span", { class: "badge" }, t("app-badge")) : null, time,
    message.edited ? h("span", { class: "edited" }, t("edited")) : null);
}

function body(message, where) {
  return [words(message, where), message.files.map(file)];
}

function file({ id, name, size }) {
  const kilobytes = t("file-size", { size: Math.max(1, Math.round(size / 1024)) });
  return h("a", { class: "file", href: `/files/${id}`, download: name }, h("span", {}, name), h("small", {}, kilobytes));
}

function words(message, where) {
  if (!message.blocks.length) return h("div", { class: "text" }, mrkdwn(message.text));
  return h("div", { class: "text" }, blocks(message.blocks, context(message, where)));
}

function context(message, where) {
  return {
    entry: () => undefined,
    act: (element, given) => {
      const { action_id: name, value } = element;
      const at = { channel: where, ts: message.ts };
      return given === undefined ? act("click", { name, value, ...at }) : act("choose", { name, given, ...at });
    },
  };
}

function threadLink(message, where) {
  if (!message.replies) return null;
  return h("button", { type: "button", class: "thread-link", "data-key": `thread:${message.ts}`, onclick: () => openThread(where, message.ts) },
    h("span", {}, count("replies", message.replies)),
    h("small", {}, t("last-reply", { at: soon(fromTs(message.last_reply)) })));
}

function toolbar(message, where, inThread) {
  if (message.only_you) return "";
  const shortcuts = state.shortcuts.filter((each) => each.type === "message");
  const use = (each) => act("shortcut", { callback_id: each.callback_id, channel: where, ts: message.ts });
  return h("div", { class: "toolbar" },
    inThread ? null : h("button", { type: "button", "data-key": `reply:${message.ts}`, "aria-label": t("reply-in-thread"), title: t("reply-in-thread"), onclick: () => openThread(where, message.thread_ts ?? message.ts) }, "↳"),
    shortcuts.map((each) => h("button", { type: "button", title: each.description, onclick: () => use(each) }, `⚡ ${each.name}`)));
}

/** Tell whether a message needs no heading of its own, because it follows its author's last one closely. */
export function follows(message, before) {
  return Boolean(before) && before.user === message.user && !before.only_you && !message.only_you
    && message.ts - before.ts < TOGETHER && localDay(fromTs(before.ts)) === localDay(fromTs(message.ts));
}

/** Return the line between two days, null where both messages are of one day. */
export function dayLine(message, before) {
  const day = localDay(fromTs(message.ts));
  if (before && localDay(fromTs(before.ts)) === day) return null;
  return h("li", { class: "day" }, h("span", {}, dayHeading(fromTs(message.ts))));
}
