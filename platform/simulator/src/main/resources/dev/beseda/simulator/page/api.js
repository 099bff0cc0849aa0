"use strict";

import { $ } from "./dom.js";
import { say } from "./words.js";

async function asked(method, path, body, headers) {
  const answer = await fetch("api/" + path, { method, headers, body });
  const json = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Error(json.detail ?? answer.statusText);
  return json;
}

export const api = (method, path, body) =>
  asked(method, path, body && JSON.stringify(body), { "content-type": "application/json" });

/** Sends a form with a file in it. */
export const upload = (path, form) => asked("POST", path, form);

/** Does something for the person and tells what went wrong. */
export async function attempt(deed) {
  try {
    $("notice").textContent = "";
    await deed();
  } catch (fault) {
    $("notice").textContent = fault instanceof TypeError ? say("unreachable") : fault.message;
  }
}

export const who = () => ({ bot: Number($("bot").value), user: Number($("user").value) });
export const chatPath = () => ($("bot").value && $("user").value ? `chats/${$("bot").value}/${$("user").value}` : "");

/** The person does something of this kind in the chosen chat. */
export const act = (noun, what) => attempt(() => api("POST", noun, { ...who(), ...what }));
