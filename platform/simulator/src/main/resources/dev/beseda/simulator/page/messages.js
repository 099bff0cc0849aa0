"use strict";

import { act } from "./api.js";
import { shownContent } from "./content.js";
import { $, button, make } from "./dom.js";
import { inlineRows } from "./keyboards.js";
import { formatted } from "./text.js";
import { language, say } from "./words.js";

/** Neighbours of one album belong together. */
function grouped(messages) {
  const groups = [];
  for (const message of messages) {
    const before = groups.at(-1)?.[0];
    if (message.media_group_id && before?.media_group_id === message.media_group_id) groups.at(-1).push(message);
    else groups.push([message]);
  }
  return groups;
}

/** Shows all messages; what hasn't changed stays as it is, so that players go on playing. */
export function showMessages(messages, edit) {
  const list = $("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const known = new Map([...list.children].map((item) => [item.dataset.state, item]));
  list.replaceChildren(...grouped(messages).map((group) => {
    const state = JSON.stringify(group) + language();
    return known.get(state) ?? item(group, state, edit);
  }));
  if (atEnd) list.scrollTop = list.scrollHeight;
}

function item(group, state, edit) {
  const first = group[0];
  const who = typeof first.from === "string" ? first.from : first.from?.is_bot ? "bot" : "user";
  const entry = make("li", "", { className: first.kind === "pinned_message" ? "service" : who });
  Object.assign(entry.dataset, { id: first.message_id, state });
  entry.append(bubble(group, edit));
  group.forEach((message) => entry.append(...inlineRows(message)));
  group.flatMap((message) => message.callbacks ?? []).filter((callback) => callback.text)
    .forEach((callback) => entry.append(make("p", callback.text, { className: "answer" })));
  return entry;
}

function bubble(group, edit) {
  const box = make("div", "", { className: "bubble" });
  box.dir = "auto";
  const first = group[0];
  const origin = first.forward_origin?.sender_user;
  if (origin) box.append(make("p", `${say("forwarded")} ${origin.first_name}`, { className: "origin" }));
  if (first.quote) box.append(make("blockquote", first.quote.text));
  const shown = group.map(shownContent).filter(Boolean);
  if (group.length > 1) {
    const album = make("div", "", { className: "album" });
    album.append(...shown);
    box.append(album);
  } else {
    box.append(...shown);
  }
  for (const message of group) {
    const text = message.caption || message.text;
    if (text) box.append(formatted(text, message.entities));
  }
  box.append(foot(group, edit));
  return box;
}

function foot(group, edit) {
  const last = group.at(-1);
  const time = new Date(last.at_millis).toLocaleTimeString(language(), { hour: "2-digit", minute: "2-digit" });
  const line = make("footer");
  if (last.from === "user" && group.length === 1 && (last.text || last.caption)) {
    line.append(button(say("edit"), () => edit(last), { className: "link" }));
  }
  line.append(make("time", group.some((message) => message.edited) ? `${say("edited")} ${time}` : time));
  return line;
}

/** What the bot is writing just now. */
export function showDraft(draft) {
  const box = $("draft");
  box.hidden = !draft;
  if (!draft) return;
  box.replaceChildren(make("p", draft.text || "…"), ...(draft.can_stop ? [button(say("stop"), () => act("stops", {}))] : []));
}
