// Who one is, and where one can go.

import { avatar } from "./avatar.js";
import { browse } from "./browse.js";
import { h, redraw } from "./dom.js";
import { APP, become, openPlace } from "./places.js";
import { channelName, isAppChannel, isDirect, me, on, state } from "./state.js";
import { themeButton } from "./theme.js";
import { startTour } from "./tour.js";
import { t } from "./words.js";

/** Draw the sidebar from now on. */
export function startSidebar() {
  on("hello channels people sidebar open", draw);
}

function draw() {
  const node = document.getElementById("sidebar");
  node.setAttribute("aria-label", t("navigation"));
  const named = state.channels.filter((each) => !isDirect(each));
  const direct = state.channels.filter((each) => isDirect(each) && !isAppChannel(each) && each.last);
  const people = direct.sort((one, other) => (one.last < other.last ? 1 : -1));
  redraw(node,
    h("p", { class: "brand" }, h("img", { src: "/static/icon.svg", alt: "" }), h("strong", {}, state.workspace)),
    whoAmI(),
    h("div", { class: "places" },
      section(t("channels"), named, h("button", { type: "button", class: "quiet small", "data-key": "browse", onclick: browse }, t("more-channels"))),
      section(t("direct-messages"), people),
      h("section", {}, h("h2", {}, t("apps")), h("ul", {}, h("li", {}, appLink())))),
    h("div", { class: "foot" }, themeButton(), h("button", { type: "button", class: "quiet", "data-key": "tour", onclick: startTour }, t("tour"))));
}

function whoAmI() {
  const all = Object.entries(state.people).filter(([, each]) => !each.bot && !each.deleted);
  const field = h("select", { id: "act-as", "data-key": "act-as", onchange: () => become(field.value) },
    all.map(([id, each]) => h("option", { value: id }, each.real_name)));
  field.value = state.me;
  return h("div", { class: "who" }, avatar(state.me),
    h("div", {}, h("label", { for: "act-as" }, t("act-as")), field, h("small", {}, livesIn(me()))));
}

/** Return "Deutsch · Berlin". */
function livesIn(who) {
  const language = new Intl.DisplayNames([who.locale], { type: "language" }).of(who.locale.slice(0, 2));
  return `${language} · ${who.zone.split("/").at(-1).replaceAll("_", " ")}`;
}

function section(title, channels, more = null) {
  if (!channels.length && !more) return null;
  return h("section", {}, h("h2", {}, title), h("ul", {}, channels.map((each) => h("li", {}, place(each)))), more);
}

function place(it) {
  const here = state.open === it.id;
  const name = channelName(it);
  return h("a", {
    href: `#${it.id}`, class: it.unread && !here ? "place unread" : "place", "aria-current": here ? "page" : null, "data-key": it.id,
    onclick: (event) => {
      event.preventDefault();
      openPlace(it.id);
    },
  },
  isDirect(it) ? avatar(it.with.find((id) => id !== state.bot) ?? it.with[0], "tiny") : h("span", { class: "sign", "aria-hidden": "true" }, it.kind === "private" ? "🔒" : "#"),
  h("span", { class: "name" }, name), it.archived ? h("small", {}, t("archived-short")) : null, here ? null : badge(it.unread));
}

const badge = (unread) => (unread ? h("span", { class: "unread-count" }, unread > 98 ? "99+" : String(unread), h("span", { class: "hidden" }, ` ${t("unread")}`)) : null);

function appLink() {
  const direct = state.channels.find(isAppChannel);
  const here = state.open === APP;
  const unread = direct?.unread && !(here && state.thread === "messages") ? direct.unread : 0;
  return h("a", { href: unread ? `#${APP}/messages` : `#${APP}`, class: unread ? "place unread" : "place", "aria-current": here ? "page" : null, "data-key": "app", onclick: () => document.body.classList.remove("menu-open") },
    avatar(state.bot, "tiny"), h("span", { class: "name" }, state.app), badge(unread));
}
