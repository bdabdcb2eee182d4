// One control for each of Slack's input elements: a node, and a way to read what is entered.

import { format } from "./dates.js";
import { h, newId } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { channelName, person, state } from "./state.js";
import { held, options } from "./values.js";
import { t } from "./words.js";
import { mrkdwn } from "./mrkdwn.js";

const MANY = 8;
const MOST_TYPED = 3000;

/**
 * Return `{node, read, group}` for an element. `about` has `id`, `key` (stays when drawn anew), `entry` (Slack's state), `describedBy`, `invalid`,
 * `changed` (called after each change); `group` says that the node needs a legend instead of a label.
 */
export function control(element, about) {
  const make = MAKERS[element.type];
  return make ? make(element, about) : { node: h("em", {}, element.type), read: () => null, group: false };
}

const common = (element, { id, key, describedBy, invalid, label }) => ({
  id,
  "aria-describedby": describedBy,
  "aria-invalid": invalid ? "true" : null,
  "aria-label": label,
  "data-key": key,
});

function typed(element, about) {
  const multiline = element.multiline === true;
  const limit = element.max_length ?? MOST_TYPED;
  const counter = h("span", { class: "counter", "aria-hidden": "true" });
  const field = h(multiline ? "textarea" : "input", {
    ...common(element, about),
    ...(multiline ? { rows: 3 } : { type: FORMS[element.type] ?? "text" }),
    inputmode: element.type === "number_input" ? (element.is_decimal_allowed ? "decimal" : "numeric") : null,
    placeholder: element.placeholder ? withEmoji(element.placeholder.text) : null,
    autocomplete: "off",
    value: held(element, about.entry),
    oninput: () => {
      tell();
      about.changed();
    },
  });
  const tell = () => {
    const left = limit - field.value.length;
    counter.textContent = element.max_length && left < Math.max(40, limit / 5) ? String(left) : "";
    counter.classList.toggle("over", left < 0);
  };
  tell();
  return { node: h("span", { class: "typed" }, field, counter), read: () => field.value, group: false };
}

const FORMS = { email_text_input: "email", url_text_input: "url", number_input: "text" };

/** Return what can be chosen: `{value, text, group}`. */
function choices(element) {
  const kind = element.type.replace(/^multi_/, "");
  if (kind === "users_select") {
    return Object.entries(state.people)
      .filter(([, each]) => !each.deleted && !each.bot)
      .map(([id, each]) => ({ value: id, text: each.real_name }));
  }
  if (kind === "conversations_select" || kind === "channels_select") return conversations(element);
  const named = (option, group = "") => ({ value: option.value, text: withEmoji(option.text.text), option, group });
  if (element.option_groups) {
    return element.option_groups.flatMap((group) => group.options.map((each) => named(each, group.label.text)));
  }
  return options(element).map((each) => named(each));
}

function conversations(element) {
  const wanted = element.filter?.include ?? ["public", "private", "im", "mpim"];
  const fits = (each) => wanted.includes(each.kind) && !each.archived && !(element.filter?.exclude_bot_users && each.kind === "im" && each.with.some((id) => person(id).bot));
  return state.channels.filter(fits).map((each) => ({ value: each.id, text: (each.kind === "public" || each.kind === "private" ? "#" : "") + channelName(each) }));
}

function select(element, about) {
  const current = held(element, about.entry);
  const placeholder = element.placeholder ? withEmoji(element.placeholder.text) : t("choose");
  const all = choices(element);
  const field = h("select", { ...common(element, about), onchange: () => about.changed() },
    h("option", { value: "" }, placeholder),
    grouped(all));
  field.value = current;
  return { node: field, read: () => field.value || null, group: false };
}

function grouped(all) {
  const groups = new Map();
  for (const each of all) groups.set(each.group ?? "", [...(groups.get(each.group ?? "") ?? []), h("option", { value: each.value }, each.text)]);
  return [...groups].map(([label, nodes]) => (label ? h("optgroup", { label }, nodes) : nodes));
}

/** Radio buttons, checkboxes and selects of several: all choices at once, with a filter where they are many. */
function several(element, about) {
  const single = element.type === "radio_buttons";
  const current = [held(element, about.entry)].flat();
  const name = newId("choice");
  const rows = choices(element).map((each, index) => row(each, index, { single, name, current, about }));
  const list = h("div", { class: rows.length > MANY ? "choices many" : "choices", role: rows.length > MANY ? "group" : null }, rows.map((each) => each.node));
  const read = () => rows.filter((each) => each.box.checked).map((each) => each.value);
  limit(rows, element.max_selected_items);
  list.addEventListener("change", () => limit(rows, element.max_selected_items));
  return {
    node: h("div", { class: "several" }, rows.length > MANY ? filter(rows) : null, list),
    read: () => (single ? (read()[0] ?? null) : read()),
    group: true,
  };
}

function row(each, index, { single, name, current, about }) {
  const id = index === 0 ? about.id : newId("option");
  const box = h("input", {
    type: single ? "radio" : "checkbox", name, id, value: each.value, checked: current.includes(each.value), "data-key": `${about.key}/${each.value}`,
    "aria-describedby": about.describedBy, "aria-invalid": about.invalid && !single ? "true" : null,
    onchange: () => about.changed(),
  });
  const text = each.option?.text.type === "mrkdwn" ? mrkdwn(each.option.text.text) : each.text;
  const description = each.option?.description;
  const words = h("span", {}, text, description ? h("small", {}, withEmoji(description.text)) : null);
  return { node: h("label", { class: "choice", for: id }, box, words), box, value: each.value, text: each.text.toLowerCase() };
}

function limit(rows, most) {
  if (!most) return;
  const full = rows.filter((each) => each.box.checked).length >= most;
  for (const each of rows) each.box.disabled = full && !each.box.checked;
}

function filter(rows) {
  return h("input", {
    type: "search", class: "filter", placeholder: t("filter"), "aria-label": t("filter"),
    oninput: (event) => {
      const wanted = event.target.value.trim().toLowerCase();
      for (const each of rows) each.node.hidden = !each.text.includes(wanted);
    },
  });
}

function picker(type) {
  return (element, about) => {
    const echo = h("span", { class: "echo", "aria-hidden": "true" });
    const field = h("input", {
      ...common(element, about), type, value: shown(type, held(element, about.entry)),
      onchange: () => {
        tell();
        about.changed();
      },
    });
    const tell = () => {
      echo.textContent = type === "date" && field.value ? format(new Date(`${field.value}T12:00:00Z`), "day") : "";
    };
    tell();
    const words = element.placeholder ? h("span", { class: "echo", "aria-hidden": "true" }, element.placeholder.text) : null;
    return { node: h("span", { class: "picker" }, words, field, echo), read: () => taken(type, field.value), group: false };
  };
}

const shown = (type, value) => (type === "datetime-local" && value ? new Date(value * 1000).toISOString().slice(0, 16) : value);
const taken = (type, value) => (type === "datetime-local" && value ? Date.parse(`${value}Z`) / 1000 : value || null);

const MAKERS = {
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
  static_select: select,
  external_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  radio_buttons: several,
  checkboxes: several,
  multi_static_select: several,
  multi_external_select: several,
  multi_users_select: several,
  multi_conversations_select: several,
  multi_channels_select: several,
  datepicker: picker("date"),
  timepicker: picker("time"),
  datetimepicker: picker("datetime-local"),
};
