"use strict";

import { act, attempt } from "./api.js";
import { $, button, make } from "./dom.js";
import { say } from "./words.js";

const open = (url) => window.open(url, "_blank", "noopener");

function press(message, key) {
  if (key.callback_data) return act("taps", { message_id: message.message_id, data: key.callback_data });
  if (key.url || key.web_app || key.login_url) return open(key.url ?? key.web_app?.url ?? key.login_url.url);
  if (key.copy_text) return attempt(async () => {
    await navigator.clipboard.writeText(key.copy_text.text);
    $("notice").textContent = say("copied");
  });
  const query = key.switch_inline_query_current_chat ?? key.switch_inline_query;
  if (query !== undefined) {
    $("text").value = `@${$("bot").selectedOptions[0].text.split("@").pop()} ${query}`;
    $("text").focus();
  }
  return undefined;
}

function row(keys, deed) {
  const line = make("div", "", { className: "row" });
  line.append(...keys.map((key) => button(key.text, () => deed(key), { disabled: Boolean(key.disabled), className: key.style ?? "" })));
  return line;
}

/** The buttons below a message. */
export const inlineRows = (message) =>
  (message.reply_markup?.inline_keyboard ?? []).map((keys) => row(keys, (key) => press(message, key)));

/** A key of the reply keyboard says its text, or shares what it asks for. */
function pressKey(key) {
  if (key.request_contact) return act("contacts", {});
  if (key.request_location) return act("locations", placeChosen());
  if (key.request_users) return act("shares", { request_id: key.request_users.request_id, users: [Number($("user").value)] });
  if (key.web_app) return open(key.web_app.url);
  return act("messages", { text: key.text });
}

export const placeChosen = () => ({ latitude: Number($("latitude").value), longitude: Number($("longitude").value) });

/** The last keyboard the bot has sent holds until it takes it away. */
export function showKeyboard(messages) {
  const last = messages.findLast((message) => message.reply_markup?.keyboard || message.reply_markup?.remove_keyboard);
  const markup = messages.findLast((message) => message.reply_markup && !message.reply_markup.inline_keyboard)?.reply_markup;
  $("text").placeholder = markup?.input_field_placeholder ?? say("message");
  const rows = last?.reply_markup.keyboard ?? [];
  const labels = new Set(rows.flat().map((key) => key.text));
  const answered = messages.some((message) =>
    message.message_id > last?.message_id && message.from === "user" && (labels.has(message.text) || message.reply_to === last.message_id));
  const hidden = last?.reply_markup.one_time_keyboard && answered;
  $("keyboard").replaceChildren(...(hidden ? [] : rows.map((keys) => row(keys, pressKey))));
}
