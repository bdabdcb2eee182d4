// Behind the scenes: what crosses the wire between the workspace and the app, and switches that let it go wrong.

import { act } from "./toast.js";
import { ask } from "./wire.js";
import { format } from "./dates.js";
import { h, redraw } from "./dom.js";
import { closed, opened } from "./layers.js";
import { APP } from "./places.js";
import { changed, channel, isDirect, on, state } from "./state.js";
import { t } from "./words.js";

const KEPT = 200;
const FAULTS = ["slow", "busy", "drop", "away"];
const rows = new Map();
let open = false;

/** Draw the drawer from now on. */
export function startBehind() {
  on("hello", () => {
    rows.clear();
    if (open) watch();
  });
  on("faults open channels", () => open && drawSwitches());
}

/** Open or close the drawer. */
export function toggleBehind() {
  open = !open;
  document.body.classList.toggle("behind-open", open);
  document.getElementById("behind").hidden = !open;
  changed("behind");
  if (open) {
    opened("behind", toggleBehind);
    watch();
    return;
  }
  closed("behind");
  ask("behind", { on: false });
}

function watch() {
  rows.clear();
  const node = document.getElementById("behind");
  node.setAttribute("aria-label", t("behind"));
  redraw(node,
    h("header", { class: "heading" }, h("h2", {}, t("behind")), h("button", { type: "button", class: "quiet", "data-key": "close-behind", "aria-label": t("close"), onclick: toggleBehind }, "✕")),
    h("div", { id: "switches" }),
    h("p", { class: "hint" }, t("traffic-hint")),
    h("ol", { id: "traffic", class: "traffic", "aria-label": t("traffic"), tabindex: "0" }));
  drawSwitches();
  ask("behind", { on: true, since: 0 });
}

function drawSwitches() {
  const node = document.getElementById("switches");
  const it = state.open === APP ? null : channel(state.open);
  const named = it && !isDirect(it) ? it : null;
  const pending = state.faults.map((each) => h("li", {}, `${each.effect} · ${each.method ?? t("any-call")} · ${each.times}×`));
  redraw(node,
    h("div", { class: "buttons wrap", role: "group", "aria-label": t("faults") },
      FAULTS.map((name) => fault(name)),
      named && fault(named.archived ? "unarchive" : "archive", named),
      named && fault(named.app ? "remove" : "invite", named),
      pending.length ? fault("mend") : null),
    pending.length ? h("ul", { class: "pending", "aria-label": t("faults-pending") }, pending) : null);
}

function fault(name, it = null) {
  const places = it ? { name: `#${it.name}` } : {};
  return h("button", { type: "button", "data-key": `fault-${name}`, title: t(`fault-${name}-title`, places), onclick: () => act("mishap", { name, channel: it?.id ?? "" }) }, t(`fault-${name}`, places));
}

/** Take entries of the traffic that are new or have got their answer; the newest stand on top. */
export function takeTraffic(entries) {
  const list = document.getElementById("traffic");
  if (!open || !list) return;
  for (const entry of entries) {
    const old = rows.get(entry.number);
    const made = row(entry, old?.querySelector("details")?.open);
    if (old) old.replaceWith(made);
    else list.prepend(made);
    rows.set(entry.number, made);
  }
  for (const [number, node] of rows) {
    if (rows.size <= KEPT) break;
    node.remove();
    rows.delete(number);
  }
}

function row(entry, wasOpen) {
  const inwards = entry.direction === "to_app";
  const state_ = entry.error ? "bad" : entry.seconds === null ? "open" : "good";
  const details = h("details", { class: state_ },
    h("summary", { "data-key": `traffic-${entry.number}` },
      h("span", { class: "arrow", title: t(inwards ? "to-app" : "to-slack") }, inwards ? "→" : "←", h("span", { class: "hidden" }, t(inwards ? "to-app" : "to-slack"))),
      h("code", {}, entry.kind),
      h("span", { class: "took" }, took(entry, inwards)),
      entry.fault ? h("span", { class: "badge bad" }, entry.fault) : null,
      entry.error ? h("span", { class: "badge bad" }, entry.error) : null,
      h("time", {}, format(new Date(entry.at), "time_secs"))));
  const fill = () => {
    if (details.open && details.children.length === 1) details.append(payload(entry.payload), payload(entry.answer));
  };
  details.addEventListener("toggle", fill);
  details.open = Boolean(wasOpen);
  return h("li", {}, details);
}

function took(entry, inwards) {
  if (entry.seconds === null) return t("waiting");
  const ms = entry.seconds < 0.01 ? (entry.seconds * 1000).toFixed(1) : Math.round(entry.seconds * 1000);
  return t(inwards ? "acked-in" : "answered-in", { ms });
}

const payload = (json) => h("pre", { tabindex: "0" }, h("code", {}, JSON.stringify(json, null, 2)));
