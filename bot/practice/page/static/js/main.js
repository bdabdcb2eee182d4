// Puts the page together and hands out what the workspace tells.

import { startBehind, takeTraffic } from "./behind.js";
import { startClock } from "./clock.js";
import { startLayers } from "./layers.js";
import { startModal } from "./modal.js";
import { arrive, startPlaces } from "./places.js";
import { startRoom, takeMessages } from "./room.js";
import { startSidebar } from "./sidebar.js";
import { changed, me, on, person, state } from "./state.js";
import { startTheme } from "./theme.js";
import { startThread, takeReplies } from "./thread.js";
import { prepareTour } from "./tour.js";
import { connect, reconnect } from "./wire.js";
import { t } from "./words.js";

const PARTS = ["people", "channels", "elsewhere", "modal", "home", "clock", "faults"];

function receive(frame) {
  if (frame.type === "hello") greet(frame);
  else update(frame);
}

function greet(frame) {
  Object.assign(state, frame);
  document.documentElement.lang = state.language;
  arrive();
  changed("hello");
  document.body.dataset.person = person(state.me).name;
}

function update(frame) {
  const parts = PARTS.filter((part) => part in frame);
  const { locale } = me();
  const before = names();
  for (const part of parts) state[part] = frame[part];
  if (me().locale !== locale) {
    reconnect(); // the page's own words are in another language now
    return;
  }
  if (names() !== before) parts.push("names");
  if (parts.includes("channels") && arrive()) parts.push("open", "thread");
  changed(...parts);
  if (frame.messages) {
    takeReplies(frame.messages);
    takeMessages(frame.messages);
  }
  if (frame.traffic) takeTraffic(frame.traffic);
}

const names = () => JSON.stringify([...state.channels, ...state.elsewhere].map(({ id, name }) => [id, name]));

function showConnection() {
  const note = document.getElementById("connection");
  note.hidden = state.connected;
  note.textContent = state.connected ? "" : t("connection-lost");
}

startTheme();
startLayers();
startPlaces();
startSidebar();
startRoom();
startThread();
startClock();
startModal();
startBehind();
prepareTour();
on("connected", showConnection);
connect(receive);
