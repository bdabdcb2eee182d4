// Elements that act at once: buttons, menus, selects in messages, modals and Home.

import { confirmed } from "./confirm.js";
import { control } from "./controls.js";
import { h, newId } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { options } from "./values.js";
import { t } from "./words.js";

/**
 * Return the node of an element that acts at once. `context` has `act(element, given)`, which returns a promise, and
 * `entry(block, element)`, Slack's state of it.
 */
export function element(json, block, context) {
  if (json.type === "button") return button(json, context);
  if (json.type === "overflow") return overflow(json, context);
  if (json.type === "image") return picture(json);
  return choosing(json, block, context);
}

/** Pictures come from elsewhere, and nothing here is loaded from elsewhere: their description is shown. */
export const picture = (json) => h("span", { class: "picture", role: "img", "aria-label": json.alt_text }, "🖼 ", json.alt_text);

function button(json, context) {
  const words = withEmoji(json.text.text);
  const look = { primary: "primary", danger: "danger" }[json.style] ?? "";
  const node = h("button", {
    type: "button", class: look, "data-key": `${json.action_id}:${json.value ?? ""}`, "data-action": json.action_id,
    "aria-label": json.accessibility_label,
    onclick: () => press(node, json, context),
  }, words);
  return node;
}

async function press(node, json, context) {
  if (node.getAttribute("aria-busy") || !(await confirmed(json))) return;
  node.setAttribute("aria-busy", "true");
  if (json.url && /^https?:\/\//.test(json.url)) window.open(json.url, "_blank", "noopener");
  await context.act(json, undefined);
  node.removeAttribute("aria-busy");
}

function overflow(json, context) {
  const items = options(json).map((each) =>
    h("button", { type: "button", onclick: () => choose(each) }, withEmoji(each.text.text)));
  const node = h("details", { class: "overflow" }, h("summary", { "aria-label": t("more") }, "⋯"), h("div", { class: "menu" }, items));
  const choose = async (option) => {
    node.open = false;
    if (await confirmed(json)) await context.act(json, option.value);
  };
  return node;
}

function choosing(json, block, context) {
  const id = newId("act");
  const words = json.placeholder?.text ?? block.text?.text ?? json.action_id;
  const made = control(json, {
    id, key: `${block.block_id}/${json.action_id}`, entry: context.entry(block, json), label: words,
    changed: async () => {
      if (await confirmed(json)) await context.act(json, made.read());
    },
  });
  return made.group ? h("div", { role: "group", "aria-label": words }, made.node) : made.node;
}
