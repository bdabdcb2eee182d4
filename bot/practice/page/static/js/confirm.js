// A question before something is done: the app's own `confirm`, or the page's.

import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { whereFocusIs } from "./layers.js";
import { mrkdwn } from "./mrkdwn.js";

/** Ask, and return whether the answer is yes. `words` has title, text (nodes or text), confirm and deny. */
export function sure(words, danger = false) {
  return new Promise((resolve) => {
    const dialog = h("dialog", { class: "small", "aria-labelledby": "sure-title" },
      h("h2", { id: "sure-title" }, words.title),
      h("p", {}, words.text),
      h("div", { class: "buttons" },
        h("button", { type: "button", onclick: () => dialog.close("no") }, words.deny),
        h("button", { type: "button", class: danger ? "danger" : "primary", onclick: () => dialog.close("yes") }, words.confirm)));
    const back = whereFocusIs();
    dialog.addEventListener("close", () => {
      dialog.remove();
      back();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Ask what an element's `confirm` object asks; elements without one need no answer. */
export function confirmed(element) {
  const asked = element.confirm;
  if (!asked) return Promise.resolve(true);
  const text = asked.text.type === "mrkdwn" ? mrkdwn(asked.text.text) : withEmoji(asked.text.text);
  const [title, confirm, deny] = [asked.title, asked.confirm, asked.deny].map((each) => withEmoji(each.text));
  return sure({ title, text, confirm, deny }, asked.style === "danger");
}
