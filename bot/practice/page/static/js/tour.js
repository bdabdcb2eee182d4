// Five things to try, each with a button that takes one there.

import { act } from "./toast.js";
import { h, redraw } from "./dom.js";
import { APP, become, openPlace } from "./places.js";
import { on, state } from "./state.js";
import { t } from "./words.js";

const SEEN = "zirkel-tour-seen";
const STEPS = ["look", "become", "found", "session", "home"];
let open = false;

/** Show the tour to whoever comes for the first time. */
export function prepareTour() {
  on("hello", () => (open ? draw() : null));
  if (!localStorage.getItem(SEEN)) {
    on("hello", once(startTour));
  }
}

function once(work) {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

/** Show the tour. */
export function startTour() {
  open = true;
  document.body.classList.remove("menu-open");
  draw();
}

function end() {
  open = false;
  localStorage.setItem(SEEN, "1");
  document.getElementById("tour").hidden = true;
}

function draw() {
  const node = document.getElementById("tour");
  node.hidden = false;
  node.setAttribute("aria-labelledby", "tour-title");
  redraw(node,
    h("header", {}, h("h2", { id: "tour-title" }, t("tour-title")), h("button", { type: "button", class: "quiet", "data-key": "tour-close", "aria-label": t("close"), onclick: end }, "✕")),
    h("p", {}, t("tour-intro")),
    h("ol", {}, STEPS.map((step) => h("li", {}, h("strong", {}, t(`tour-${step}`)), h("span", {}, t(`tour-${step}-text`)),
      h("button", { type: "button", "data-key": `tour-${step}`, onclick: DO[step] }, t(`tour-${step}-do`))))),
    h("footer", {}, h("button", { type: "button", class: "primary", "data-key": "tour-end", onclick: end }, t("tour-end"))));
}

const circleChannel = () => state.channels.find((each) => each.app && each.kind === "public" && !each.archived);

const DO = {
  look: () => circleChannel() && openPlace(circleChannel().id),
  become: () => {
    const others = Object.entries(state.people).filter(([id, each]) => !each.bot && id !== state.me && each.locale.slice(0, 2) !== state.language);
    if (others.length) become(others[0][0]);
  },
  found: () => circleChannel() && act("command", { channel: circleChannel().id, text: `${state.commands[0].command} new` }),
  session: () => act("clock", { to: "next" }),
  home: () => openPlace(APP),
};
