// Where the person is: a channel or the app, perhaps with a thread beside it. The address holds it.

import { changed, channel, isAppChannel, state } from "./state.js";
import { reconnect } from "./wire.js";

export const APP = "app";

/** Read the address, and follow it from now on. */
export function startPlaces() {
  window.addEventListener("hashchange", follow);
  window.addEventListener("popstate", follow);
}

/** Find the place that the address names, or a usual one. */
export function arrive() {
  const [place, thread] = location.hash.slice(1).split("/").map(decodeURIComponent);
  const known = place === APP || channel(place);
  state.open = known ? place : usual();
  state.thread = known && thread ? thread : null;
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
