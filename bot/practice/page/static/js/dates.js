// Dates as the person reads them: in their zone and language, by the workspace's clock.

import { me, state } from "./state.js";
import { t } from "./words.js";

const DAY = 86400000;
const STYLES = {
  date: { day: "numeric", month: "long", year: "numeric" },
  date_short: { day: "numeric", month: "short", year: "numeric" },
  date_long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
  weekday: { weekday: "short", hour: "numeric", minute: "2-digit" },
  moment: { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
  day: { weekday: "long", day: "numeric", month: "long" },
};
const formats = new Map();

/** Return a moment in one of the styles above. */
export function format(date, style) {
  const { locale, zone } = me();
  const key = `${style} ${locale} ${zone}`;
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { ...STYLES[style], ...hours(locale, style), timeZone: zone }));
  return formats.get(key).format(date);
}

/** Where the day has 24 hours, they have two digits: 09:00. */
function hours(locale, style) {
  if (!STYLES[style].hour) return {};
  return new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12 ? {} : { hour: "2-digit" };
}

/** Return `2026-03-24` as that day is called in the person's zone. */
export function localDay(date) {
  const { zone } = me();
  if (!formats.has(`iso ${zone}`)) formats.set(`iso ${zone}`, new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: zone }));
  return formats.get(`iso ${zone}`).format(date);
}

export const now = () => new Date(state.clock.now ?? 0);
export const fromTs = (ts) => new Date(Number(ts) * 1000);

/** Return "today" and its neighbours in words, null further away. */
function near(date) {
  const days = Math.round((Date.parse(localDay(date)) - Date.parse(localDay(now()))) / DAY);
  return { "-1": t("yesterday"), 0: t("today"), 1: t("tomorrow") }[days] ?? null;
}

/** Return a day's heading between messages. */
export const dayHeading = (date) => near(date) ?? format(date, "day");

/** Return when something will be: "today 14:00", "Thu 14:00", "Thu 9 Apr, 14:00". */
export function soon(date) {
  const close = near(date);
  if (close) return `${close} ${format(date, "time")}`;
  return format(date, date - now() < 6 * DAY ? "weekday" : "moment");
}

function ago(date) {
  const minutes = Math.round((date - now()) / 60000);
  const [unit, size] = [["day", 1440], ["hour", 60], ["minute", 1]].find(([, each]) => Math.abs(minutes) >= each) ?? ["minute", 1];
  return new Intl.RelativeTimeFormat(me().locale).format(Math.round(minutes / size), unit);
}

function place(name, date) {
  if (name === "ago") return ago(date);
  if (name === "date_num") return localDay(date);
  if (name === "date_slash") return localDay(date).replaceAll("-", "/");
  const style = name.replace(/_pretty$/, "");
  if (!(style in STYLES)) return null;
  return (name.endsWith("_pretty") ? near(date) : null) ?? format(date, style);
}

/** Fill in the places of Slack's date token, such as {date_short_pretty}; unknown ones stay. */
export function dateToken(seconds, pattern) {
  const date = new Date(seconds * 1000);
  return pattern.replace(/\{(\w+)\}/g, (all, name) => place(name, date) ?? all);
}
