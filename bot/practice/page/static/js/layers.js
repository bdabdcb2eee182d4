// What lies over or beside the page: Escape closes what was opened last, and the focus goes back to where it was.

const layers = [];

/** Let Escape close things from now on. */
export function startLayers() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const menu = document.querySelector("details:is(.overflow, .next)[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (document.body.classList.contains("menu-open")) {
      document.body.classList.remove("menu-open");
      document.querySelector(".menu-button").focus();
    } else layers.at(-1)?.close();
  });
}

/** Remember where the focus is; what is returned brings it back, also to what was drawn anew there. */
export function whereFocusIs() {
  const node = document.activeElement;
  const key = node?.dataset.key;
  return () => {
    const again = node?.isConnected ? node : key && document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    const usual = document.querySelector("#main textarea") ?? document.getElementById("main");
    (again && again !== document.body ? again : usual).focus();
  };
}

/** Note that something was opened, and what closes it. */
export function opened(name, close) {
  if (!layers.some((each) => each.name === name)) layers.push({ name, close, back: whereFocusIs() });
}

/** Note that it is closed; whoever was in it, or nowhere, is where they were before. */
export function closed(name) {
  const index = layers.findIndex((each) => each.name === name);
  if (index < 0) return;
  const [{ back }] = layers.splice(index, 1);
  const here = document.activeElement;
  if (!here || here === document.body || here.closest("[hidden]")) back();
}
