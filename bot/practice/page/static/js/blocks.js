// Slack's blocks as DOM nodes, the same in messages, modals and Home.

import { h } from "./dom.js";
import { element, picture } from "./elements.js";
import { withEmoji } from "./emoji.js";
import { input } from "./inputs.js";
import { mrkdwn } from "./mrkdwn.js";
import { richText } from "./richtext.js";

/** Return the nodes of `blocks`; see elements.js and inputs.js for what `context` holds. */
export const blocks = (all, context) => all.map((block) => draw(block, context));

function draw(block, context) {
  const make = MAKERS[block.type];
  return make ? make(block, context) : h("p", { class: "unknown" }, `[${block.type}]`);
}

/** Return the nodes of a text object. */
export function text(json) {
  if (!json) return [];
  return json.type === "mrkdwn" ? mrkdwn(json.text) : [withEmoji(json.text)];
}

const MAKERS = {
  header: (block) => h("h3", { class: "block header" }, text(block.text)),
  divider: () => h("hr", { class: "block" }),
  section,
  context: (block) =>
    h("div", { class: "block context" }, block.elements.map((each) => (each.type === "image" ? picture(each) : h("span", {}, text(each))))),
  actions: (block, context) => h("div", { class: "block actions" }, block.elements.map((each) => element(each, block, context))),
  context_actions: (block, context) => h("div", { class: "block actions" }, block.elements.map((each) => element(each, block, context))),
  image: (block) => h("figure", { class: "block" }, block.title ? h("figcaption", {}, text(block.title)) : null, picture(block)),
  rich_text: (block) => h("div", { class: "block rich" }, richText(block)),
  markdown: (block) => h("div", { class: "block" }, markdown(block.text)),
  table,
  alert: (block) => h("p", { class: `block alert ${block.level ?? "info"}`, role: "note" }, text(block.text)),
  input,
};

function section(block, context) {
  const words = block.text ? h("div", { class: "words" }, text(block.text)) : null;
  const fields = block.fields ? h("div", { class: "fields" }, block.fields.map((each) => h("div", {}, text(each)))) : null;
  const beside = block.accessory ? h("div", { class: "accessory" }, element(block.accessory, block, context)) : null;
  return h("div", { class: "block section" }, h("div", { class: "main" }, words, fields), beside);
}

/** Headings, bold and lists of Markdown; the rest reads as it is. */
function markdown(source) {
  return source.split(/\n{2,}/).map((part) => {
    const heading = /^#{1,3} (.+)$/.exec(part);
    if (heading) return h("h4", {}, heading[1]);
    return h("p", {}, mrkdwn(part.replace(/^[-*] /gm, "• ").replace(/\*\*(.+?)\*\*/g, "*$1*")));
  });
}

function table(block) {
  const cell = (each, tag) => h(tag, {}, each.type === "rich_text" ? richText(each) : (each.text ?? ""));
  const [head, ...body] = block.rows;
  return h("div", { class: "block scroll", tabindex: "0" }, h("table", {},
    h("thead", {}, h("tr", {}, head.map((each) => cell(each, "th")))),
    h("tbody", {}, body.map((row) => h("tr", {}, row.map((each) => cell(each, "td")))))));
}
