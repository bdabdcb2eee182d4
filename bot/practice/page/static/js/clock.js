// The clock bar: what time it is here, what will happen next, and how to get there.

import { act } from "./toast.js";
import { format, now, soon } from "./dates.js";
import { h, redraw } from "./dom.js";
import { toggleBehind } from "./behind.js";
import { channel, channelName, on, state } from "./state.js";
import { t } from "./words.js";

const SPANS = { "plus-hour": 3600, "plus-day": 86400, "plus-week": 7 * 86400 };
let company = true;
let drawn = "";
let opened = false;

/** Draw the clock bar from now on. */
export function startClock() {
  on("hello channels", () => {
    drawn = "";
    draw();
  });
  on("clock behind", draw);
}

const turn = (to, seconds = 0) => act("clock", { to, seconds, company });

function draw() {
  const node = document.getElementById("clock");
  const { mode, trouble, upcoming, span } = state.clock;
  showOpening(mode);
  const shape = JSON.stringify([mode, trouble, upcoming, span, state.me, state.language, document.body.classList.contains("behind-open")]);
  if (shape === drawn) {
    tell(node.querySelector("#now"));
    for (const each of document.querySelectorAll("progress")) each.value = passed();
    return;
  }
  drawn = shape;
  const wasOpen = node.querySelector("details")?.open ?? false;
  node.setAttribute("aria-label", t("clock"));
  redraw(node, h("div", { class: "present" }, time(mode), span ? progress() : next(upcoming, wasOpen)), buttons(mode), behind());
  if (trouble) node.append(h("p", { class: "trouble", role: "alert" }, t("clock-trouble", { why: trouble })));
}

function time(mode) {
  return h("p", { class: `time ${mode}` }, h("span", { class: "dot", title: t(`clock-${mode}`) }), tell(h("time", { id: "now" })), h("span", { class: "hidden" }, t(`clock-${mode}`)));
}

function tell(node) {
  node.dateTime = state.clock.now;
  node.textContent = format(now(), "moment");
  return node;
}

/** Return how much of the way the clock has gone, 0 to 1. */
function passed() {
  const [from, until] = (state.clock.span ?? [0, 0]).map((each) => new Date(each));
  return until > from ? (now() - from) / (until - from) : 1;
}

function progress() {
  const until = t("clock-until", { at: format(new Date(state.clock.span[1]), "moment") });
  return h("p", { class: "next" }, h("progress", { max: 1, value: passed(), "aria-label": t("clock-turning") }), ` ${until}`);
}

/** While the weeks before the first look pass, say so. */
function showOpening(mode) {
  const shown = document.getElementById("opening");
  if (mode !== "opening") shown?.close();
  if (mode !== "opening" || shown || opened) return;
  opened = true;
  const dialog = h("dialog", { id: "opening", class: "small", "aria-labelledby": "opening-title" },
    h("h2", { id: "opening-title" }, t("opening-title")), h("p", {}, t("opening-text")), progress(),
    h("div", { class: "buttons" }, h("button", { type: "button", onclick: () => dialog.close() }, t("opening-watch"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function next(upcoming, open) {
  if (!upcoming.length) return h("p", { class: "next" }, t("nothing-next"));
  const [first, ...others] = upcoming;
  return h("details", { class: "next", open },
    h("summary", { "data-key": "next" }, h("strong", {}, t("next"), " "), event(first)),
    h("ol", {}, others.map((each) => h("li", {}, event(each)))));
}

/** Return "Thu 09:00 session card in #python-circle". */
function event({ at, kind, channel: where }) {
  const known = where && channel(where);
  const words = t(`kind-${kind}` in state.words ? `kind-${kind}` : "kind-other");
  const place = known ? ` ${t("in-channel", { name: channelName(known) })}` : "";
  return `${soon(new Date(at))} ${words}${place}`;
}

function buttons(mode) {
  const busy = state.clock.span !== null;
  const stop = mode === "paused"
    ? h("button", { type: "button", "data-key": "run", title: t("run-title"), onclick: () => turn("run") }, `▶ ${t("run")}`)
    : h("button", { type: "button", "data-key": "run", class: busy ? "primary" : "", onclick: () => turn("pause") }, `❚❚ ${t("pause")}`);
  return h("div", { class: "turning", role: "group", "aria-label": t("turn-the-clock") },
    h("button", { type: "button", class: busy ? "" : "primary", disabled: busy, "data-key": "to-next", onclick: () => turn("next") }, t("to-next")),
    Object.entries(SPANS).map(([key, seconds]) => h("button", { type: "button", disabled: busy, "data-key": key, onclick: () => turn("ahead", seconds) }, t(key))),
    h("button", { type: "button", disabled: busy, "data-key": "play", title: t("play-title"), onclick: () => turn("play") }, t("play")),
    stop,
    colleagues());
}

function colleagues() {
  const box = h("input", { type: "checkbox", checked: company, "data-key": "company", onchange: () => {
    company = box.checked;
  } });
  return h("label", { class: "choice", title: t("company-title") }, box, h("span", {}, t("company")));
}

function behind() {
  const open = document.body.classList.contains("behind-open");
  return h("button", { type: "button", class: "behind-button", "aria-expanded": String(open), "aria-controls": "behind", "data-key": "behind", onclick: toggleBehind }, t("behind"));
}
