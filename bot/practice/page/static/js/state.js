// What the page knows, and who must draw anew when a part of it changes.

export const state = {
  connected: false,
  me: null,
  bot: null,
  workspace: "",
  app: "",
  language: "en",
  words: {},
  people: {},
  channels: [],
  /** Public channels that the person isn't in. */
  elsewhere: [],
  commands: [],
  shortcuts: [],
  modal: null,
  home: null,
  clock: { now: null, mode: "paused", upcoming: [], span: null },
  faults: [],
  traffic: [],
  /** What is open: a channel's id, or "app" for the app's Home. */
  open: null,
  thread: null,
};

const listeners = new Map();

/** Call `draw` whenever one of `parts` has changed. */
export function on(parts, draw) {
  for (const part of parts.split(" ")) {
    listeners.set(part, [...(listeners.get(part) ?? []), draw]);
  }
}

/** Tell that these parts have changed; everybody draws once. */
export function changed(...parts) {
  const draws = new Set(parts.flatMap((part) => listeners.get(part) ?? []));
  for (const draw of draws) draw();
}

export const me = () => state.people[state.me] ?? { locale: "en-GB", zone: "UTC", real_name: "" };
export const person = (id) => state.people[id] ?? { real_name: id, name: id, bot: false };
export const channel = (id) => state.channels.find((each) => each.id === id);

/** Return what somebody's sidebar calls a conversation. */
export function channelName(it) {
  if (it.kind === "im" || it.kind === "mpim") return it.with.map((id) => person(id).real_name).join(", ");
  return it.name;
}

export const isDirect = (it) => it.kind === "im" || it.kind === "mpim";
export const isAppChannel = (it) => it.kind === "im" && it.with.length === 1 && it.with[0] === state.bot;
