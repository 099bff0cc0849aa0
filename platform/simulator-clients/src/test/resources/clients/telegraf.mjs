import { Markup, Telegraf, TelegramError } from "telegraf";
import { message } from "telegraf/filters";
import { picture, root, tellAlbum, tellDownload, tellEdited, tellError, tellSent, token } from "./bot.mjs";

const bot = new Telegraf(token, { telegram: { apiRoot: root } });

bot.start(async (ctx) => {
  tellSent(await ctx.reply("What is your name?", Markup.keyboard([["Ada", "Grace"]]).resize()));
});

bot.command("photo", async (ctx) => {
  const sent = await ctx.replyWithPhoto({ source: picture }, { caption: "A picture" });
  await download(ctx, sent.photo);
});

bot.command("album", async (ctx) => {
  tellAlbum(
    await ctx.replyWithMediaGroup([
      { type: "photo", media: { source: picture }, caption: "Two pictures" },
      { type: "photo", media: { source: picture } },
    ]),
  );
});

bot.command("buttons", async (ctx) => {
  const choice = Markup.inlineKeyboard([Markup.button.callback("Yes", "yes"), Markup.button.callback("No", "no")]);
  tellSent(await ctx.reply("Are you sure?", choice));
});

bot.on("callback_query", async (ctx) => {
  await ctx.answerCbQuery("Noted");
  tellEdited(await ctx.editMessageText(`You chose ${ctx.callbackQuery.data}`));
});

bot.on(message("photo"), (ctx) => download(ctx, ctx.message.photo));

bot.on(message("text"), async (ctx) => {
  tellSent(await ctx.reply(`Hello, ${ctx.message.text}!`, Markup.removeKeyboard()));
});

async function download(ctx, sizes) {
  await tellDownload(ctx.chat.id, await ctx.telegram.getFileLink(sizes.at(-1).file_id));
}

const refusal = (error) =>
  error instanceof TelegramError
    ? { error_code: error.code, description: error.description, ...error.parameters }
    : {};

bot.catch((error) => tellError("refusal", error, refusal(error)));
bot.launch().catch((error) => tellError("poll_refusal", error, refusal(error)));
