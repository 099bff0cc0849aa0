"use strict";

import { api, attempt, act, chatPath, who } from "./api.js";
import { listen } from "./attach.js";
import { $, make, remember, remembered } from "./dom.js";
import { showKeyboard } from "./keyboards.js";
import { showDraft, showMessages } from "./messages.js";
import { language, say, speak, translate } from "./words.js";

let bots = [];
let watched = 0;
let blocked = false;
let edited = 0;

function fill(select, options) {
  const wanted = select.value || remembered(select.id);
  select.replaceChildren(...options.map(([value, text]) => make("option", text, { value })));
  if (options.some(([value]) => value === wanted)) select.value = wanted;
}

async function loadPeople() {
  const [foundBots, users] = await Promise.all([api("GET", "bots"), api("GET", "users")]);
  bots = foundBots;
  fill($("bot"), bots.map((bot) => [String(bot.id), `${bot.name} @${bot.username}`]));
  fill($("user"), users.map((user) => [String(user.id), [user.first_name, user.last_name].filter(Boolean).join(" ")]));
  showFacts();
  if ($("messages").dataset.chat !== chatPath()) watch();
}

function showFacts() {
  const bot = bots.find((each) => String(each.id) === $("bot").value);
  $("facts").replaceChildren(...(bot ? [
    make("dt", say("token").split(" ")[0]), make("dd", bot.token),
    make("dt", say("webhook")), make("dd", bot.webhook_url ?? say("polling")),
    make("dt", say("pending")), make("dd", String(bot.pending_updates)),
  ] : []));
}

/** Follows the chosen chat until another is chosen. */
async function watch() {
  const mine = ++watched;
  const path = chatPath();
  $("messages").dataset.chat = path;
  $("messages").replaceChildren();
  $("keyboard").replaceChildren();
  showDraft();
  finishEdit();
  $("block").hidden = !path;
  $("tray").hidden = !path;
  $("hint").textContent = path ? "" : say($("bot").value ? "noUser" : "noBot");
  let version = -1;
  while (path && mine === watched) {
    try {
      // While the bot types, look again soon: the end of typing, or of a draft, is not a change.
      const busy = $("typing").textContent !== "" || !$("draft").hidden;
      const wait = version < 0 ? 0 : busy ? 1500 : 25000;
      const chat = await api("GET", `${path}/live?version=${Math.max(version, 0)}&wait_millis=${wait}`);
      if (mine !== watched) return;
      $("typing").textContent = chat.typing ? say("typing") : "";
      showDraft(chat.draft);
      if (chat.version !== version) show(chat);
      version = chat.version;
    } catch {
      await new Promise((resume) => setTimeout(resume, 2000));
      if (mine === watched) await attempt(loadPeople);
    }
  }
}

function show(chat) {
  showMessages(chat.messages, beginEdit);
  showKeyboard(chat.messages);
  blocked = chat.blocked;
  $("block").textContent = say(blocked ? "unblock" : "block");
  $("hint").textContent = chat.messages.length ? "" : say("empty");
}

function beginEdit(message) {
  edited = message.message_id;
  $("text").value = message.caption || message.text;
  $("editing").hidden = false;
  $("text").focus();
}

function finishEdit() {
  edited = 0;
  $("editing").hidden = true;
}

function onCreate(form, path, select) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(async () => {
      const values = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ""));
      if (path === "users") values.language_code = language();
      const made = await api("POST", path, values);
      remember(select.id, made.id);
      select.value = "";
      form.reset();
      form.closest("details").open = false;
      await loadPeople();
    });
  });
}

$("write").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text || !chatPath()) return;
  $("text").value = "";
  const message = edited;
  finishEdit();
  await (message ? act("edits", { message_id: message, text }) : act("messages", { text }));
  $("text").focus();
});
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("write").requestSubmit();
  }
});
$("stop-editing").addEventListener("click", () => {
  finishEdit();
  $("text").value = "";
});
$("block").addEventListener("click", () => attempt(() => api("POST", "blocks", { ...who(), blocked: !blocked })));
$("language").addEventListener("change", () => {
  speak($("language").value);
  showFacts();
  watch();
});
for (const select of [$("bot"), $("user")]) {
  select.addEventListener("change", () => {
    remember(select.id, select.value);
    showFacts();
    watch();
  });
}
onCreate($("new-bot"), "bots", $("bot"));
onCreate($("new-user"), "users", $("user"));
listen();
translate();
attempt(loadPeople);
// Bots appear by themselves at their first call.
setInterval(() => { if (!document.hidden && document.activeElement?.tagName !== "SELECT") attempt(loadPeople); }, 5000);
