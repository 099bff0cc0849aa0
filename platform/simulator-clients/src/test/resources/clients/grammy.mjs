import { Bot, GrammyError, InlineKeyboard, InputFile, InputMediaBuilder, Keyboard } from "grammy";
import { fileUrl, picture, root, tellAlbum, tellDownload, tellEdited, tellError, tellSent, token } from "./bot.mjs";

const bot = new Bot(token, { client: { apiRoot: root } });

bot.command("start", async (ctx) => {
  const names = new Keyboard().text("Ada").text("Grace").resized();
  tellSent(await ctx.reply("What is your name?", { reply_markup: names }));
});

bot.command("photo", async (ctx) => {
  const sent = await ctx.replyWithPhoto(new InputFile(picture), { caption: "A picture" });
  await download(ctx.chat.id, sent.photo);
});

bot.command("album", async (ctx) => {
  tellAlbum(
    await ctx.replyWithMediaGroup([
      InputMediaBuilder.photo(new InputFile(picture), { caption: "Two pictures" }),
      InputMediaBuilder.photo(new InputFile(picture)),
    ]),
  );
});

bot.command("buttons", async (ctx) => {
  const choice = new InlineKeyboard().text("Yes", "yes").text("No", "no");
  tellSent(await ctx.reply("Are you sure?", { reply_markup: choice }));
});

bot.on("callback_query:data", async (ctx) => {
  await ctx.answerCallbackQuery("Noted");
  tellEdited(await ctx.editMessageText(`You chose ${ctx.callbackQuery.data}`));
});

bot.on("message:photo", (ctx) => download(ctx.chat.id, ctx.message.photo));

bot.on("message:text", async (ctx) => {
  tellSent(await ctx.reply(`Hello, ${ctx.message.text}!`, { reply_markup: { remove_keyboard: true } }));
});

async function download(chat, sizes) {
  const file = await bot.api.getFile(sizes.at(-1).file_id);
  await tellDownload(chat, fileUrl(file));
}

const refusal = (error) =>
  error instanceof GrammyError
    ? { error_code: error.error_code, description: error.description, ...error.parameters }
    : {};

bot.catch(({ error }) => tellError("refusal", error, refusal(error)));
bot.start().catch((error) => tellError("poll_refusal", error, refusal(error)));
