"use strict";

import { $, remember, remembered } from "./dom.js";

const WORDS = {
  en: {
    title: "Telegram simulator", language: "Language", people: "Who talks", chat: "Chat", messages: "Messages",
    keyboard: "Keyboard of the bot", bot: "Bot", user: "You are", newBot: "New bot", newUser: "New person", name: "Name",
    token: "Token (empty: a fresh one)", firstName: "First name", lastName: "Last name", create: "Create",
    message: "Message", send: "Send", typing: "typing…", edited: "edited", block: "Block the bot",
    unblock: "Unblock the bot", noBot: "Create a bot, or let one call the Bot API here.", noUser: "Create a person.",
    empty: "Nothing said yet. Most bots begin with /start.", webhook: "Webhook", polling: "none: the bot may poll",
    pending: "Updates waiting", unreachable: "The simulator does not answer.",
    attach: "Attach", file: "File", sendAs: "Send it as", sendFile: "Send the file", myContact: "Share my contact",
    latitude: "Latitude", longitude: "Longitude", sendPlace: "Share this place", edit: "Edit", cancel: "Cancel",
    editing: "Editing a message", stop: "Stop", writing: "is writing", forwarded: "Forwarded from", pinned: "Pinned a message",
    photo: "Photo", video: "Video", animation: "Animation", audio: "Audio", voice: "Voice", video_note: "Round video",
    document: "Document", sticker: "Sticker", place: "Place", contact: "Contact", shared: "Shared", noFile: "Choose a file first.",
    copied: "Copied.",
  },
  ru: {
    title: "Симулятор Telegram", language: "Язык", people: "Кто говорит", chat: "Чат", messages: "Сообщения",
    keyboard: "Клавиатура бота", bot: "Бот", user: "Вы", newBot: "Новый бот", newUser: "Новый человек", name: "Имя",
    token: "Токен (пусто — новый)", firstName: "Имя", lastName: "Фамилия", create: "Создать",
    message: "Сообщение", send: "Отправить", typing: "печатает…", edited: "изменено", block: "Заблокировать бота",
    unblock: "Разблокировать бота", noBot: "Создайте бота или пусть бот обратится сюда к Bot API.",
    noUser: "Создайте человека.", empty: "Пока тихо. Большинство ботов начинают с /start.", webhook: "Вебхук",
    polling: "нет: бот может спрашивать сам", pending: "Ждут доставки", unreachable: "Симулятор не отвечает.",
    attach: "Вложить", file: "Файл", sendAs: "Отправить как", sendFile: "Отправить файл", myContact: "Поделиться контактом",
    latitude: "Широта", longitude: "Долгота", sendPlace: "Поделиться местом", edit: "Изменить", cancel: "Отмена",
    editing: "Изменение сообщения", stop: "Стоп", writing: "пишет", forwarded: "Переслано от", pinned: "Закреплено сообщение",
    photo: "Фото", video: "Видео", animation: "Анимация", audio: "Аудио", voice: "Голосовое", video_note: "Кружок",
    document: "Документ", sticker: "Стикер", place: "Место", contact: "Контакт", shared: "Передано", noFile: "Сначала выберите файл.",
    copied: "Скопировано.",
  },
};

let spoken = remembered("language") || (navigator.language.startsWith("ru") ? "ru" : "en");

export const say = (word) => WORDS[spoken][word] ?? word;
export const language = () => spoken;

export function speak(chosen) {
  spoken = chosen;
  remember("language", chosen);
  translate();
}

/** Puts the words of the language wherever the page asks for them. */
export function translate() {
  document.documentElement.lang = spoken;
  document.title = say("title");
  $("language").value = spoken;
  $("text").placeholder = say("message");
  document.querySelectorAll("[data-say]").forEach((each) => { each.textContent = say(each.dataset.say); });
  document.querySelectorAll("[data-label]").forEach((each) => each.setAttribute("aria-label", say(each.dataset.label)));
}
