// Five things to try, each with a button that takes one there.

import { act, toast } from "./toast.js";
import { h, redraw } from "./dom.js";
import { APP, become, openPlace } from "./places.js";
import { closed, opened } from "./layers.js";
import { isDirect, on, state } from "./state.js";
import { t } from "./words.js";

const SEEN = "zirkel-tour-seen";
const STEPS = ["look", "become", "found", "session", "home"];
const FRESH = ["start", "gather", "accept", "topic", "begin"];
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
  opened("tour", end);
  document.body.classList.remove("menu-open");
  draw();
}

function end() {
  open = false;
  localStorage.setItem(SEEN, "1");
  document.getElementById("tour").hidden = true;
  closed("tour");
}

function draw() {
  const node = document.getElementById("tour");
  node.hidden = false;
  node.setAttribute("aria-labelledby", "tour-title");
  redraw(node,
    h("header", {}, h("h2", { id: "tour-title" }, t("tour-title")), h("button", { type: "button", class: "quiet", "data-key": "tour-close", "aria-label": t("close"), onclick: end }, "✕")),
    h("p", {}, t("tour-intro")),
    h("ol", {}, (state.fresh ? FRESH : STEPS).map((step) => h("li", {}, h("strong", {}, t(`tour-${step}`)), h("span", {}, t(`tour-${step}-text`)),
      h("button", { type: "button", "data-key": `tour-${step}`, onclick: DO[step] }, t(`tour-${step}-do`))))),
    h("footer", {}, h("button", { type: "button", class: "primary", "data-key": "tour-end", onclick: end }, t("tour-end"))));
}

const circleChannel = () => state.channels.find((each) => each.app && each.kind === "public" && !each.archived);
const newest = () => state.channels.filter((each) => each.app && !isDirect(each) && each.last).sort((one, other) => (one.last < other.last ? 1 : -1))[0];
const found = () => circleChannel() && act("command", { channel: circleChannel().id, text: `${state.commands[0].command} new` });
const goTo = (it) => (it ? openPlace(it.id) : toast(t("tour-not-yet")));

/** Return the colleagues, those after oneself in the list first. */
function others() {
  const all = Object.entries(state.people).filter(([, each]) => !each.bot && !each.deleted);
  const mine = all.findIndex(([id]) => id === state.me);
  return [...all.slice(mine + 1), ...all.slice(0, mine)];
}

const DO = {
  look: () => goTo(circleChannel()),
  become: () => become(others().find(([, each]) => each.locale.slice(0, 2) !== state.language)[0]),
  found,
  session: () => act("clock", { to: "next" }),
  home: () => openPlace(APP),
  start: found,
  gather: () => goTo(newest()),
  accept: () => {
    openPlace(`${APP}/messages`);
    become(others()[0][0]);
  },
  topic: () => goTo(newest()),
  begin: () => act("clock", { to: "next" }),
};
