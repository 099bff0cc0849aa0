import { Bot, InlineKeyboard, Keyboard, MediaInput, MediaUpload, TelegramError } from "gramio";
import { picture, root, tellAlbum, tellBytes, tellEdited, tellError, tellSent, token } from "./bot.mjs";

const bot = new Bot(token, { api: { baseURL: `${root}/bot` } });

bot.command("start", async (ctx) => {
  const names = new Keyboard().text("Ada").text("Grace").resized();
  const question = { chat_id: ctx.chat.id, text: "What is your name?", reply_markup: names };
  tellSent(await bot.api.sendMessage(question));
});

bot.command("photo", async (ctx) => {
  const photo = await MediaUpload.path(picture);
  const sent = await bot.api.sendPhoto({ chat_id: ctx.chat.id, photo, caption: "A picture" });
  await download(ctx.chat.id, sent.photo.at(-1).file_id);
});

bot.command("album", async (ctx) => {
  const media = [
    MediaInput.photo(await MediaUpload.path(picture), { caption: "Two pictures" }),
    MediaInput.photo(await MediaUpload.path(picture)),
  ];
  tellAlbum(await bot.api.sendMediaGroup({ chat_id: ctx.chat.id, media }));
});

bot.command("buttons", async (ctx) => {
  const choice = new InlineKeyboard().text("Yes", "yes").text("No", "no");
  const question = { chat_id: ctx.chat.id, text: "Are you sure?", reply_markup: choice };
  tellSent(await bot.api.sendMessage(question));
});

bot.on("callback_query", async (ctx) => {
  await ctx.answer("Noted");
  const place = { chat_id: ctx.message.chat.id, message_id: ctx.message.id };
  tellEdited(await bot.api.editMessageText({ ...place, text: `You chose ${ctx.data}` }));
});

bot.on("message", async (ctx) => {
  if (ctx.photo) {
    await download(ctx.chat.id, ctx.photo.at(-1).fileId);
  } else {
    const reply_markup = { remove_keyboard: true };
    tellSent(await bot.api.sendMessage({ chat_id: ctx.chat.id, text: `Hello, ${ctx.text}!`, reply_markup }));
  }
});

async function download(chat, fileId) {
  tellBytes(chat, Buffer.from(await bot.downloadFile(fileId)));
}

const refusal = (error) =>
  error instanceof TelegramError
    ? { error_code: error.code, description: error.message, ...error.payload }
    : {};

bot.onError(({ error }) => tellError("refusal", error, refusal(error)));
bot.onResponseError("getUpdates", (error) => tellError("poll_refusal", error, refusal(error)));
bot.start();
