// Builds DOM nodes. Text is always a text node: what people write never becomes markup.

/** Make an element; `props` are attributes, `on…` handlers, `class`, `dataset`; children are nodes, text or nothing. */
export function h(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) set(node, name, value);
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(node.dataset, value);
  else if (name === "value" || name === "checked" || name === "disabled") node[name] = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

let serial = 0;

/** Return an id that no other element has. */
export function newId(prefix) {
  serial += 1;
  return `${prefix}-${serial}`;
}

/** Replace what is in `node`, keeping the focus on the element with the same `data-key`. */
export function redraw(node, ...children) {
  const key = node.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  node.replaceChildren(...children.flat(3).filter(Boolean));
  if (key) node.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
