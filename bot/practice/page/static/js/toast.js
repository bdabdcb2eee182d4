// Short notices at the edge of the page.

import { h } from "./dom.js";
import { t } from "./words.js";
import { ask } from "./wire.js";

const SHOWN_FOR = 6000;
const SHOWN = { operation_timeout: "slow-app", dispatch_failed: "app-away", invalid_command_response: "app-odd" };

/** Show a sentence for some seconds. */
export function toast(words) {
  const note = h("p", { class: "toast" }, words);
  document.getElementById("toasts").append(note);
  setTimeout(() => note.remove(), SHOWN_FOR);
}

/** Ask for something that a person does; what goes wrong is told. Return the result, null where it went wrong. */
export async function act(what, body) {
  const answer = await ask(what, body);
  if (answer.lost) toast(t("not-connected"));
  else if (answer.refused !== undefined) toast(t("not-possible", { why: answer.refused }));
  else if (answer.result?.error) toast(t(SHOWN[answer.result.error] ?? "app-odd"));
  else return answer.result ?? {};
  return null;
}
