// The emoji that may come as :names:; everything else is left as it is written.

const NAMES = {
  seedling: "🌱", spiral_calendar_pad: "🗓", bulb: "💡", studio_microphone: "🎙", writing_hand: "✍", mag: "🔍",
  mag_right: "🔎", speech_balloon: "💬", dart: "🎯", repeat: "🔁", lock: "🔒", wave: "👋", thumbsup: "👍", "+1": "👍",
  "-1": "👎", tada: "🎉", white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", calendar: "📅",
  clock3: "🕒", alarm_clock: "⏰", hourglass_flowing_sand: "⏳", heart: "❤️", pray: "🙏", smile: "😄", slightly_smiling_face: "🙂",
  thinking_face: "🤔", eyes: "👀", rocket: "🚀", memo: "📝", books: "📚", book: "📖", question: "❓", coffee: "☕", sparkles: "✨",
  star: "⭐", point_right: "👉", raised_hands: "🙌", clap: "👏", handshake: "🤝", globe_with_meridians: "🌐", gear: "⚙️",
};

/** Return the emoji called `name`, null where there is none. */
export const emoji = (name) => NAMES[name] ?? null;

/** Ask for the coloured form of signs that exist as plain ones, too; Slack always shows that. */
export const coloured = (text) => text.replace(/[🎙🗓✍⏱⏸▶✔❤☎✉](?!\ufe0f)/gu, "$&\ufe0f");

/** Return plain text with its :names: replaced. */
export const withEmoji = (text) => coloured(text).replace(/:([a-z0-9_+-]+):/g, (all, name) => emoji(name) ?? all);
