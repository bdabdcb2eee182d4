// The page's own words in the person's language; the server hands them over.

import { state } from "./state.js";

/** Return the sentence `key` with its places such as {name} filled in. */
export function t(key, places = {}) {
  const sentence = state.words[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (all, name) => (name in places ? String(places[name]) : all));
}

/** Return a sentence for one or for several: `key-one` or `key-many`, with {count}. */
export function count(key, number) {
  return t(number === 1 ? `${key}-one` : `${key}-many`, { count: number });
}

// What Slack's client says about inputs comes from the practice workspace in English.
const SAID = [
  [/^Please complete this required field\.$/, "input-required"],
  [/^Enter an email address\.$/, "input-email"],
  [/^Enter a URL\.$/, "input-url"],
  [/^Enter a number\.$/, "input-number"],
  [/^This must be at most (?<limit>\S+) characters\.$/, "input-too-long"],
  [/^This must be at least (?<limit>\S+) characters\.$/, "input-too-short"],
  [/^This must be at most (?<limit>\S+)\.$/, "input-too-much"],
  [/^This must be at least (?<limit>\S+)\.$/, "input-too-little"],
  [/^We had some trouble connecting/, "trouble-connecting"],
];

/** Return what the client says about an input in the person's language; the app's own words stay as they are. */
export function said(words) {
  for (const [pattern, key] of SAID) {
    const match = pattern.exec(words);
    if (match) return t(key, match.groups ?? {});
  }
  return words;
}
