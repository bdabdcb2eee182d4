// Slack's mrkdwn as DOM nodes.

import { dateToken } from "./dates.js";
import { h } from "./dom.js";
import { coloured, emoji } from "./emoji.js";
import { channel, person, state } from "./state.js";
import { t } from "./words.js";

const STYLED = { "*": "strong", _: "em", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** Return text with Slack's three entities as the characters that they stand for. */
export const plain = (text) => coloured(text).replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);

/** Return the nodes of a mrkdwn text: code blocks, quotes, lines. */
export function mrkdwn(text) {
  const parts = text.split(/```\n?([\s\S]+?)\n?```/);
  return parts.flatMap((part, index) => (index % 2 ? [h("pre", {}, h("code", {}, plain(part)))] : paragraphs(part)));
}

function paragraphs(text) {
  const nodes = [];
  let lines = [];
  let quoted = false;
  const flush = () => {
    if (lines.length) nodes.push(...(quoted ? [h("blockquote", {}, inline(lines.join("\n")))] : inline(lines.join("\n"))));
    lines = [];
  };
  for (const line of text.split("\n")) {
    const match = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if (Boolean(match) !== quoted) {
      flush();
      quoted = Boolean(match);
    }
    lines.push(match ? match[1] : line);
  }
  flush();
  return nodes;
}

/** Return the nodes of text without code blocks and quotes. */
function inline(text) {
  const nodes = [];
  let words = "";
  const flush = () => {
    if (words) nodes.push(plain(words));
    words = "";
  };
  for (let at = 0; at < text.length; ) {
    const found = special(text, at);
    if (found) {
      flush();
      nodes.push(...found.nodes);
      at = found.end;
    } else {
      words += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

function special(text, at) {
  const sign = text[at];
  if (sign === "\n") return { nodes: [h("br")], end: at + 1 };
  if (sign === "<") return token(text, at);
  if (sign === "`") return code(text, at);
  if (sign === ":") return emojiAt(text, at);
  return sign in STYLED ? styled(text, at) : null;
}

function code(text, at) {
  const end = text.indexOf("`", at + 1);
  const inside = text.slice(at + 1, end);
  return end > at + 1 && !inside.includes("\n") ? { nodes: [h("code", {}, plain(inside))], end: end + 1 } : null;
}

function emojiAt(text, at) {
  const match = /^:([a-z0-9_+-]+):/.exec(text.slice(at, at + 40));
  const sign = match && emoji(match[1]);
  return sign ? { nodes: [sign], end: at + match[0].length } : null;
}

function styled(text, at) {
  const sign = text[at];
  if (at > 0 && WORD.test(text[at - 1])) return null;
  const end = closing(text, at, sign);
  if (end < 0) return null;
  return { nodes: [h(STYLED[sign], {}, inline(text.slice(at + 1, end)))], end: end + 1 };
}

/** Return where the style that begins at `at` ends, -1 where it doesn't; tokens and code are passed over. */
function closing(text, at, sign) {
  if (/\s/.test(text[at + 1] ?? " ")) return -1;
  for (let index = at + 1; index < text.length && text[index] !== "\n"; index += 1) {
    const over = { "<": ">", "`": "`" }[text[index]];
    const end = over ? text.indexOf(over, index + 1) : -1;
    if (end > 0) index = end;
    else if (text[index] === sign && index > at + 1 && !/\s/.test(text[index - 1]) && !WORD.test(text[index + 1] ?? " ")) return index;
  }
  return -1;
}

function token(text, at) {
  const end = text.indexOf(">", at);
  const inside = text.slice(at + 1, end);
  if (end < 0 || !inside || inside.includes("<") || inside.includes("\n")) return null;
  return { nodes: [tokenNode(inside)], end: end + 1 };
}

function tokenNode(inside) {
  if (inside.startsWith("!date^")) return dateNode(inside);
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : plain(inside.slice(bar + 1));
  if (target.startsWith("@")) return mention(target.slice(1), label);
  if (target.startsWith("#")) return channelLink(target.slice(1), label);
  if (target.startsWith("!")) return h("span", { class: "mention" }, `@${(label || target.slice(1)).replace(/^@/, "")}`);
  return link(plain(target), label);
}

function dateNode(inside) {
  const bar = inside.indexOf("|");
  const fallback = bar < 0 ? "" : plain(inside.slice(bar + 1));
  const [, seconds, pattern, url] = inside.slice(0, bar < 0 ? undefined : bar).split("^");
  if (!/^-?\d+$/.test(seconds ?? "") || !pattern) return document.createTextNode(fallback);
  const node = h("time", { datetime: new Date(seconds * 1000).toISOString() }, dateToken(Number(seconds), pattern));
  return url ? link(url, "", node) : node;
}

/** Return a mention; one's own stands out. */
export function mention(id, label = "") {
  const name = id in state.people ? person(id).real_name : label || id;
  return h("span", { class: id === state.me ? "mention mine" : "mention" }, `@${name}`);
}

/** Return a link into a channel, plain text where the person isn't in it; of others' private channels Slack tells no name. */
export function channelLink(id, label = "") {
  const known = channel(id);
  const name = label || state.elsewhere.find((each) => each.id === id)?.name;
  if (!known) return h("span", { class: "mention" }, name ? `#${name}` : t("private-channel"));
  return h("a", { class: "mention", href: `#${id}` }, `#${known.name}`);
}

/** Return a link to a web or mail address; anything else stays text. */
export function link(url, label, node) {
  const shown = node ?? (label || url.replace(/^mailto:/, ""));
  if (!/^(?:https?:\/\/|mailto:)/i.test(url)) return h("span", {}, shown);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, shown);
}
