// What inputs hold: from Slack's state to what a control shows, and back to what the workspace takes.

const KEYS = {
  static_select: ["selected_option", "initial_option"],
  external_select: ["selected_option", "initial_option"],
  radio_buttons: ["selected_option", "initial_option"],
  users_select: ["selected_user", "initial_user"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  channels_select: ["selected_channel", "initial_channel"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  checkboxes: ["selected_options", "initial_options"],
  multi_static_select: ["selected_options", "initial_options"],
  multi_external_select: ["selected_options", "initial_options"],
  multi_users_select: ["selected_users", "initial_users"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  multi_channels_select: ["selected_channels", "initial_channels"],
};

/** Return what an element holds: a text, an option's value, an id, or a list of them. */
export function held(element, entry) {
  const [key, initial] = KEYS[element.type] ?? ["value", "initial_value"];
  const found = entry ? entry[key] : element[initial];
  if (Array.isArray(found)) return found.map((each) => each.value ?? each);
  return found?.value ?? found ?? "";
}

/** Return all options of an element, those in groups too. */
export function options(element) {
  return [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
}
