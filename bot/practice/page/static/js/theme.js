// Light, dark, or as the machine says.

import { h } from "./dom.js";
import { t } from "./words.js";

const KEY = "zirkel-theme";
const ORDER = ["auto", "light", "dark"];
const SIGNS = { auto: "◐", light: "○", dark: "●" };

const chosen = () => (ORDER.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : "auto");

/** Apply what was chosen earlier. */
export function startTheme() {
  document.documentElement.dataset.theme = chosen();
}

/** Return the button that goes from one to the next. */
export function themeButton() {
  const words = () => `${SIGNS[chosen()]} ${t(`theme-${chosen()}`)}`;
  const node = h("button", { type: "button", class: "quiet", "data-key": "theme", onclick: () => {
    localStorage.setItem(KEY, ORDER[(ORDER.indexOf(chosen()) + 1) % ORDER.length]);
    startTheme();
    node.textContent = words();
  } }, words());
  return node;
}
