// Input blocks: a label, a control, a hint, and what is wrong with it.

import { control } from "./controls.js";
import { h, newId } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { said, t } from "./words.js";

/**
 * Return the node of an input block. `context` has `entry(block, element)`, `errors` (block id -> words), `keep(block,
 * read)`, which remembers how to read it, and `entered(block)`, called after each change.
 */
export function input(block, context) {
  const [id, hintId, errorId] = [newId("input"), newId("hint"), newId("error")];
  const wrong = context.errors?.[block.block_id];
  const made = control(block.element, {
    id,
    key: `${block.block_id}/${block.element.action_id}`,
    entry: context.entry(block, block.element),
    invalid: Boolean(wrong),
    describedBy: [wrong ? errorId : "", block.hint ? hintId : ""].join(" ").trim() || null,
    changed: () => context.entered(block),
  });
  context.keep(block, made.read);
  const label = [withEmoji(block.label.text), block.optional ? h("span", { class: "optional" }, ` ${t("optional")}`) : null];
  const error = wrong ? h("p", { class: "error", id: errorId }, said(wrong)) : null;
  const hint = block.hint ? h("p", { class: "hint", id: hintId }, withEmoji(block.hint.text)) : null;
  const about = { class: wrong ? "block field wrong" : "block field", "data-block": block.block_id };
  return made.group
    ? h("fieldset", about, h("legend", {}, label), made.node, error, hint)
    : h("div", about, h("label", { for: id }, label), made.node, error, hint);
}
