// Rich text blocks as DOM nodes.

import { dateToken } from "./dates.js";
import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { channelLink, link, mention } from "./mrkdwn.js";

const STYLES = { bold: "strong", italic: "em", strike: "s", code: "code" };

/** Return the nodes of a rich_text block. */
export const richText = (block) => block.elements.map((part) => PARTS[part.type]?.(part) ?? null);

const PARTS = {
  rich_text_section: (part) => h("p", {}, spans(part)),
  rich_text_preformatted: (part) => h("pre", {}, h("code", {}, spans(part))),
  rich_text_quote: (part) => h("blockquote", {}, spans(part)),
  rich_text_list: (part) =>
    h(part.style === "ordered" ? "ol" : "ul", { class: `indent-${Math.min(4, part.indent ?? 0)}`, start: part.offset ? part.offset + 1 : null },
      part.elements.map((item) => h("li", {}, spans(item)))),
};

const spans = (part) => part.elements.map((each) => styled(span(each), each.style));

function styled(node, style = {}) {
  return Object.entries(STYLES).reduce((inside, [name, tag]) => (style[name] ? h(tag, {}, inside) : inside), node);
}

function span(each) {
  switch (each.type) {
    case "user":
      return mention(each.user_id);
    case "channel":
      return channelLink(each.channel_id);
    case "link":
      return link(each.url, each.text ?? "");
    case "emoji":
      return document.createTextNode(emoji(each.name) ?? `:${each.name}:`);
    case "date":
      return document.createTextNode(dateToken(Number(each.timestamp), each.format));
    case "broadcast":
      return h("span", { class: "mention" }, `@${each.range}`);
    default:
      return lines(each.text ?? "");
  }
}

function lines(text) {
  return h("span", {}, text.split("\n").flatMap((line, index) => (index ? [h("br"), line] : [line])));
}
