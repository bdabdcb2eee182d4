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
  const { mode, trouble, upcoming } = state.clock;
  const shape = JSON.stringify([mode, trouble, upcoming, state.me, state.language, document.body.classList.contains("behind-open")]);
  if (shape === drawn) {
    tell(node.querySelector("#now"));
    return;
  }
  drawn = shape;
  const wasOpen = node.querySelector("details")?.open ?? false;
  node.setAttribute("aria-label", t("clock"));
  redraw(node, h("div", { class: "present" }, time(mode), next(upcoming, wasOpen)), buttons(mode), behind());
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
  const busy = mode === "turning" || mode === "playing";
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
