// Where the person is: a channel or the app, perhaps with a thread beside it. The address holds it.

import { changed, channel, isAppChannel, state } from "./state.js";
import { reconnect } from "./wire.js";

export const APP = "app";

/** Read the address, and follow it from now on. */
export function startPlaces() {
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", follow);
}

/** Go to the place that the address names: at once, or when it is known; until then stay, or go to a usual one. Return whether that moved. */
export function arrive() {
  const [place, thread] = location.hash.slice(1).split("/").map(decodeURIComponent);
  const before = `${state.open}/${state.thread}`;
  if (place === APP || channel(place)) [state.open, state.thread] = [place, thread || null];
  else if (state.open !== APP && !channel(state.open)) [state.open, state.thread] = [usual(), null];
  return before !== `${state.open}/${state.thread}`;
}

function follow() {
  arrive();
  changed("open", "thread");
}

/** Return the channel that somebody looks at first: one that the app is in. */
function usual() {
  const named = state.channels.filter((each) => each.kind === "public" || each.kind === "private");
  const with_app = named.filter((each) => each.app && !each.archived);
  const latest = with_app.sort((one, other) => (one.last < other.last ? 1 : -1))[0];
  return (latest ?? named[0] ?? state.channels[0])?.id ?? APP;
}

const go = (hash) => {
  if (location.hash === hash) follow();
  else location.hash = hash;
};

/** Open a channel, or the app's Home. */
export function openPlace(id) {
  document.body.classList.remove("menu-open");
  const it = channel(id);
  go(`#${it && isAppChannel(it) ? `${APP}/messages` : id}`);
}

export const openThread = (where, ts) => go(`#${where}/${ts}`);
export const closeThread = () => go(`#${state.open}`);

/** Become somebody else: their eyes, their language, their zone. */
export function become(id) {
  const url = new URL(location.href);
  url.searchParams.set("as", state.people[id].name);
  history.pushState(null, "", url);
  reconnect();
}
