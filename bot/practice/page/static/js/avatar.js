// Initials in a circle: nobody needs a photograph here.

import { h } from "./dom.js";
import { person } from "./state.js";

const TONES = 8;

const tone = (id) => [...id].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % TONES;

/** Return somebody's picture; it says nothing to a screen reader, the name stands beside it. */
export function avatar(id, size = "") {
  const who = person(id);
  if (who.bot) return h("img", { class: `avatar ${size}`, src: "/static/icon.svg", alt: "" });
  const initials = who.real_name.split(/\s+/).map((part) => part[0] ?? "").slice(0, 2).join("");
  return h("span", { class: `avatar tone-${tone(id)} ${size}`, "aria-hidden": "true" }, initials);
}
