import { Bot, InlineKeyboardBuilder, ReplyKeyboardBuilder, TelegramApiError } from "node-telegram-bot-api";
import { fromPath } from "node-telegram-bot-api/node";
import { fileUrl, picture, root, tellAlbum, tellDownload, tellEdited, tellError, tellSent, token } from "./bot.mjs";

const bot = new Bot(token, { apiRoot: root });

bot.command("start", async (ctx) => {
  const names = new ReplyKeyboardBuilder().text("Ada").text("Grace").build({ resize_keyboard: true });
  tellSent(await ctx.reply("What is your name?", { reply_markup: names }));
});

bot.command("photo", async (ctx) => {
  const chat = ctx.message.chat.id;
  const sent = await bot.api.sendPhoto({ chat_id: chat, photo: await fromPath(picture), caption: "A picture" });
  await download(chat, sent.photo);
});

bot.command("album", async (ctx) => {
  const media = [
    { type: "photo", media: await fromPath(picture), caption: "Two pictures" },
    { type: "photo", media: await fromPath(picture) },
  ];
  tellAlbum(await bot.api.sendMediaGroup({ chat_id: ctx.message.chat.id, media }));
});

bot.command("buttons", async (ctx) => {
  const choice = new InlineKeyboardBuilder().text("Yes", "yes").text("No", "no").build();
  tellSent(await ctx.reply("Are you sure?", { reply_markup: choice }));
});

bot.on("callback_query", async (ctx) => {
  const { data, message } = ctx.callbackQuery;
  await ctx.answerCallbackQuery({ text: "Noted" });
  const place = { chat_id: message.chat.id, message_id: message.message_id };
  tellEdited(await bot.api.editMessageText({ ...place, text: `You chose ${data}` }));
});

bot.on("message", async (ctx) => {
  const { chat, photo, text } = ctx.message;
  if (photo) {
    await download(chat.id, photo);
  } else {
    tellSent(await ctx.reply(`Hello, ${text}!`, { reply_markup: { remove_keyboard: true } }));
  }
});

async function download(chat, sizes) {
  const file = await bot.api.getFile({ file_id: sizes.at(-1).file_id });
  await tellDownload(chat, fileUrl(file));
}

const refusal = (error) =>
  error instanceof TelegramApiError
    ? { error_code: error.errorCode, description: error.description, ...error.parameters }
    : {};

bot.catch((error) => tellError("refusal", error, refusal(error)));
bot.startPolling().catch((error) => tellError("poll_refusal", error, refusal(error)));
