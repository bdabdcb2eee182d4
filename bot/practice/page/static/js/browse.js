// Channels that one isn't in: join one, or create one.

import { act } from "./toast.js";
import { h } from "./dom.js";
import { whereFocusIs } from "./layers.js";
import { openPlace } from "./places.js";
import { state } from "./state.js";
import { count, t } from "./words.js";

/** Show the channels that can be joined. */
export function browse() {
  const dialog = h("dialog", { class: "small", "aria-labelledby": "browse-title" });
  const name = h("input", { id: "new-channel", autocomplete: "off", required: true, pattern: "[a-z0-9_\\-]{1,60}", "aria-describedby": "new-channel-hint" });
  const hidden = h("input", { type: "checkbox", id: "new-private" });
  dialog.append(h("h2", { id: "browse-title" }, t("more-channels")),
    list(state.elsewhere.filter((each) => !each.archived), dialog),
    h("form", { onsubmit: (event) => create(event, dialog, name, hidden) },
      h("label", { for: "new-channel" }, t("new-channel")), name, h("p", { class: "hint", id: "new-channel-hint" }, t("new-channel-hint")),
      h("label", { class: "choice" }, hidden, h("span", {}, t("new-private"))),
      h("div", { class: "buttons" },
        h("button", { type: "button", onclick: () => dialog.close() }, t("close")),
        h("button", { type: "submit", class: "primary" }, t("create")))));
  const back = whereFocusIs();
  dialog.addEventListener("close", () => {
    dialog.remove();
    back();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function list(channels, dialog) {
  if (!channels.length) return h("p", {}, t("no-other-channels"));
  return h("ul", { class: "plain" }, channels.map((each) => h("li", { class: "row" },
    h("span", {}, `#${each.name} `, h("small", {}, count("members", each.members))),
    h("button", { type: "button", onclick: () => join(each.id, dialog) }, t("join")))));
}

async function join(id, dialog) {
  dialog.close();
  if (await act("join", { channel: id })) openPlace(id);
}

async function create(event, dialog, name, hidden) {
  event.preventDefault();
  const made = await act("create-channel", { name: name.value, private: hidden.checked });
  if (!made) return;
  dialog.close();
  openPlace(made.channel);
}
