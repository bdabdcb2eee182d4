// The middle of the page: a channel with its composer, or the app with Home and Messages.

import { act } from "./toast.js";
import { ask } from "./wire.js";
import { avatar } from "./avatar.js";
import { blocks } from "./blocks.js";
import { changed, channel, channelName, isDirect, on, state } from "./state.js";
import { closed, composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { h, redraw } from "./dom.js";
import { APP } from "./places.js";
import { localDay, now } from "./dates.js";
import { count, t } from "./words.js";

let conversation = null;
let shown = null;
let day = "";

/** Draw the middle from now on. */
export function startRoom() {
  on("hello", () => {
    shown = null;
    draw();
  });
  on("open thread", draw);
  on("home names", () => shown?.startsWith("home") && drawHome());
  on("channels", () => shown !== null && drawHeading());
  on("people names", () => conversation?.refresh());
  on("clock", newDay);
  document.addEventListener("visibilitychange", readIt);
}

function newDay() {
  const today = localDay(now());
  if (day && today !== day) conversation?.refresh();
  day = today;
}

/** Take messages of the open channel that are new or have changed. */
export function takeMessages(messages) {
  for (const each of messages) {
    if (each.channel !== conversation?.where) continue;
    if (each.gone) conversation.drop(each.gone);
    else conversation.take(each.message);
  }
  readIt();
}

function draw() {
  const app = state.open === APP;
  const tab = app && state.thread === "messages" ? "messages" : "home";
  const wanted = `${app ? tab : "channel"}:${state.open}:${state.me}`;
  if (wanted === shown || !state.me) return;
  shown = wanted;
  const main = document.getElementById("main");
  conversation = null;
  if (app) drawApp(main, tab);
  else drawChannel(main, state.open);
  drawHeading();
  changed("sidebar");
}

function drawChannel(main, id) {
  const it = channel(id);
  if (!it) return;
  const name = isDirect(it) ? channelName(it) : `#${it.name}`;
  conversation = new Conversation(id, t("messages-in", { name }));
  main.replaceChildren(heading(), conversation.node, it.archived ? closed(t("archived")) : composer(id, t("write-to", { name })));
  document.title = `${name} · ${state.workspace}`;
  conversation.load().then(readIt);
}

const heading = () => h("header", { class: "heading", id: "heading" });

function drawHeading() {
  const node = document.getElementById("heading");
  if (!node) return;
  const menu = h("button", { type: "button", class: "menu-button quiet", "data-key": "menu", "aria-label": t("menu"), onclick: () => document.body.classList.toggle("menu-open") }, "☰");
  const it = channel(state.open);
  if (state.open === APP) redraw(node, menu, avatar(state.bot), h("h1", {}, state.app), tabs());
  else if (it) redraw(node, menu, h("h1", {}, isDirect(it) ? channelName(it) : `${it.kind === "private" ? "🔒" : "#"} ${it.name}`), members(it));
}

const members = (it) => (isDirect(it) ? null : h("span", { class: "members" }, count("members", it.members)));

function tabs() {
  const current = state.thread === "messages" ? "messages" : "home";
  return h("span", { class: "tabs" }, ["home", "messages"].map((each) =>
    h("a", { href: each === "home" ? `#${APP}` : `#${APP}/messages`, "aria-current": each === current ? "page" : null, "data-key": `tab-${each}` }, t(`tab-${each}`))));
}

async function drawApp(main, tab) {
  document.title = `${state.app} · ${state.workspace}`;
  if (tab === "home") {
    main.replaceChildren(heading(), h("div", { id: "home", class: "home scroller", tabindex: "0", role: "region", "aria-label": t("tab-home") }));
    drawHome();
    await act("open-home", { tab: "home" });
    return;
  }
  main.replaceChildren(heading());
  const asked = shown;
  const { result } = await ask("direct");
  if (!result || shown !== asked) return;
  conversation = new Conversation(result.channel, t("messages-in", { name: state.app }));
  main.append(conversation.node, state.takes_messages ? composer(result.channel, t("write-to", { name: state.app })) : unheard());
  await conversation.load();
  readIt();
}

/** Say, as Slack does where an app's messages are read-only, that nothing can be written here; and which commands there are. */
const unheard = () => closed(t("reads-nothing", { app: state.app }),
  h("ul", {}, state.commands.map((each) => h("li", {}, h("code", {}, each.command), ` ${each.description}`))));

function drawHome() {
  const node = document.getElementById("home");
  if (!node) return;
  const view = state.home;
  const context = {
    errors: {},
    entry: (block, element) => view.state[block.block_id]?.[element.action_id],
    keep: () => {},
    entered: () => {},
    act: ({ action_id: name, value }, given) => (given === undefined ? act("click", { name, value }) : act("choose", { name, given })),
  };
  redraw(node, view ? blocks(view.blocks, context) : h("p", { class: "empty" }, t("no-home", { app: state.app })));
}

/** What is before the person's eyes is read. */
function readIt() {
  if (!conversation || document.hidden || conversation.newer) return;
  const it = channel(conversation.where);
  if (it?.unread) ask("read", { channel: it.id });
}

