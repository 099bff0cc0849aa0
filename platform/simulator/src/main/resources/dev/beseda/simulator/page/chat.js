"use strict";

const WORDS = {
  en: {
    title: "Telegram simulator", language: "Language", people: "Who talks", chat: "Chat", messages: "Messages",
    keyboard: "Keyboard of the bot", bot: "Bot", user: "You are", newBot: "New bot", newUser: "New person", name: "Name",
    token: "Token (empty: a fresh one)", firstName: "First name", lastName: "Last name", create: "Create",
    message: "Message", send: "Send", typing: "typing…", edited: "edited", block: "Block the bot",
    unblock: "Unblock the bot", noBot: "Create a bot, or let one call the Bot API here.", noUser: "Create a person.",
    empty: "Nothing said yet. Most bots begin with /start.", webhook: "Webhook", polling: "none: the bot may poll",
    pending: "Updates waiting", unreachable: "The simulator does not answer.",
  },
  ru: {
    title: "Симулятор Telegram", language: "Язык", people: "Кто говорит", chat: "Чат", messages: "Сообщения",
    keyboard: "Клавиатура бота", bot: "Бот", user: "Вы", newBot: "Новый бот", newUser: "Новый человек", name: "Имя",
    token: "Токен (пусто — новый)", firstName: "Имя", lastName: "Фамилия", create: "Создать",
    message: "Сообщение", send: "Отправить", typing: "печатает…", edited: "изменено", block: "Заблокировать бота",
    unblock: "Разблокировать бота", noBot: "Создайте бота или пусть бот обратится сюда к Bot API.",
    noUser: "Создайте человека.", empty: "Пока тихо. Большинство ботов начинают с /start.", webhook: "Вебхук",
    polling: "нет: бот может спрашивать сам", pending: "Ждут доставки", unreachable: "Симулятор не отвечает.",
  },
};
const $ = (id) => document.getElementById(id);
const remembered = (name) => localStorage.getItem("simulator." + name) ?? "";
const remember = (name, value) => localStorage.setItem("simulator." + name, value);

let language = remembered("language") || (navigator.language.startsWith("ru") ? "ru" : "en");
let bots = [];
let watched = 0;
let blocked = false;

const say = (word) => WORDS[language][word];

function make(tag, text = "", attributes = {}) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.textContent = text;
  return element;
}

async function api(method, path, body) {
  const answer = await fetch("api/" + path, {
    method, headers: { "content-type": "application/json" }, body: body && JSON.stringify(body),
  });
  const json = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Error(json.detail ?? answer.statusText);
  return json;
}

/** Does something for the person and tells what went wrong. */
async function attempt(deed) {
  try {
    $("notice").textContent = "";
    await deed();
  } catch (fault) {
    $("notice").textContent = fault instanceof TypeError ? say("unreachable") : fault.message;
  }
}

function translate() {
  document.documentElement.lang = language;
  document.title = say("title");
  $("language").value = language;
  $("text").placeholder = say("message");
  document.querySelectorAll("[data-say]").forEach((each) => { each.textContent = say(each.dataset.say); });
  document.querySelectorAll("[data-label]").forEach((each) => each.setAttribute("aria-label", say(each.dataset.label)));
}

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

const chatPath = () => ($("bot").value && $("user").value ? `chats/${$("bot").value}/${$("user").value}` : "");

/** Follows the chosen chat until another is chosen. */
async function watch() {
  const mine = ++watched;
  const path = chatPath();
  $("messages").dataset.chat = path;
  $("messages").replaceChildren();
  $("keyboard").replaceChildren();
  $("block").hidden = !path;
  $("hint").textContent = path ? "" : say($("bot").value ? "noUser" : "noBot");
  let version = -1;
  while (path && mine === watched) {
    try {
      // While the bot types, look again soon: the end of typing is not a change.
      const typing = $("typing").textContent !== "";
      const wait = version < 0 ? 0 : typing ? 1500 : 25000;
      const chat = await api("GET", `${path}/live?version=${Math.max(version, 0)}&wait_millis=${wait}`);
      if (mine !== watched) return;
      $("typing").textContent = chat.typing ? say("typing") : "";
      if (chat.version !== version) show(chat);
      version = chat.version;
    } catch {
      await new Promise((resume) => setTimeout(resume, 2000));
      if (mine === watched) await attempt(loadPeople);
    }
  }
}

function show(chat) {
  const list = $("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const known = new Map([...list.children].map((item) => [item.dataset.id, item]));
  list.replaceChildren(...chat.messages.map((message) => {
    const state = JSON.stringify(message) + language;
    const old = known.get(String(message.message_id));
    return old && old.dataset.state === state ? old : item(message, state);
  }));
  if (atEnd) list.scrollTop = list.scrollHeight;
  blocked = chat.blocked;
  $("block").textContent = say(blocked ? "unblock" : "block");
  $("hint").textContent = chat.messages.length ? "" : say("empty");
  showKeyboard(chat.messages);
}

function item(message, state) {
  const entry = make("li", "", { className: message.from });
  entry.dataset.id = message.message_id;
  entry.dataset.state = state;
  const bubble = make("div", "", { className: "bubble" });
  bubble.append(formatted(message));
  const time = new Date(message.at_millis).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
  bubble.append(make("time", message.edited ? `${say("edited")} ${time}` : time));
  entry.append(bubble);
  for (const row of message.reply_markup?.inline_keyboard ?? []) {
    entry.append(buttonRow(row, (button) => button.url ? window.open(button.url, "_blank", "noopener") : tap(message, button)));
  }
  for (const callback of message.callbacks ?? []) {
    if (callback.text) entry.append(make("p", callback.text, { className: "answer" }));
  }
  return entry;
}

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code", blockquote: "blockquote",
  expandable_blockquote: "blockquote", text_link: "a", url: "a", spoiler: "span",
};

/** Builds the text piece by piece; where formatting overlaps, pieces carry all of it. */
function formatted(message) {
  const entities = (message.entities ?? []).filter((entity) => TAGS[entity.type]);
  const cuts = new Set([0, message.text.length]);
  entities.forEach((entity) => cuts.add(entity.offset).add(entity.offset + entity.length));
  const places = [...cuts].sort((one, other) => one - other);
  const whole = document.createDocumentFragment();
  places.slice(0, -1).forEach((from, index) => {
    let piece = document.createTextNode(message.text.slice(from, places[index + 1]));
    for (const entity of entities) {
      if (entity.offset <= from && from < entity.offset + entity.length) piece = wrapped(piece, entity);
    }
    whole.append(piece);
  });
  return whole;
}

function wrapped(piece, entity) {
  const element = make(TAGS[entity.type], "", { className: entity.type });
  const url = entity.url ?? "";
  if (entity.type === "text_link" && /^https?:/.test(url)) Object.assign(element, { href: url, target: "_blank", rel: "noopener" });
  if (entity.type === "spoiler") element.tabIndex = 0;
  element.append(piece);
  return element;
}

function buttonRow(row, press) {
  const line = make("div", "", { className: "row" });
  row.forEach((button) => {
    const element = make("button", button.text, { type: "button" });
    element.addEventListener("click", () => press(button));
    line.append(element);
  });
  return line;
}

/** The last keyboard the bot has sent holds until it takes it away. */
function showKeyboard(messages) {
  const last = messages.findLast((message) => message.reply_markup?.keyboard || message.reply_markup?.remove_keyboard);
  const rows = last?.reply_markup.keyboard ?? [];
  const labels = new Set(rows.flat().map((button) => button.text));
  const answered = messages.some((message) => message.message_id > last?.message_id && message.from === "user" && labels.has(message.text));
  if (last?.reply_markup.one_time_keyboard && answered) rows.length = 0;
  $("keyboard").replaceChildren(...rows.map((row) => buttonRow(row, (button) => write(button.text))));
}

const who = () => ({ bot: Number($("bot").value), user: Number($("user").value) });

function write(text) {
  return attempt(() => api("POST", "messages", { ...who(), text }));
}

function tap(message, button) {
  if (!button.callback_data) return undefined;
  return attempt(() => api("POST", "taps", { ...who(), message_id: message.message_id, data: button.callback_data }));
}

function onCreate(form, path, select) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(async () => {
      const values = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim() !== ""));
      if (path === "users") values.language_code = language;
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
  await write(text);
  $("text").focus();
});
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("write").requestSubmit();
  }
});
$("block").addEventListener("click", () => attempt(() => api("POST", "blocks", { ...who(), blocked: !blocked })));
$("language").addEventListener("change", () => {
  language = $("language").value;
  remember("language", language);
  translate();
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
translate();
attempt(loadPeople);
// Bots appear by themselves at their first call.
setInterval(() => { if (!document.hidden && document.activeElement?.tagName !== "SELECT") attempt(loadPeople); }, 5000);
