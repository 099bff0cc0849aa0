"""The bot of this folder, with Debian's python-telegram-bot 13."""
import hashlib
import json
import logging
import os
import sys
import threading
import traceback
import warnings

warnings.simplefilter("ignore")

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, Filters, MessageHandler, Updater

root, token, picture = sys.argv[1:]


def tell(saw, **facts):
    print(json.dumps({"saw": saw, **facts}), flush=True)


def tell_message(saw, message):
    tell(saw, chat=message.chat_id, message_id=message.message_id, text=message.text)


def start(update, context):
    names = ReplyKeyboardMarkup([["Ada", "Grace"]], resize_keyboard=True)
    tell_message("sent", update.message.reply_text("What is your name?", reply_markup=names))


def photo(update, context):
    with open(picture, "rb") as file:
        download(update.message.reply_photo(file, caption="A picture"))


def album(update, context):
    with open(picture, "rb") as first, open(picture, "rb") as second:
        sent = update.message.reply_media_group([InputMediaPhoto(first, caption="Two pictures"), InputMediaPhoto(second)])
    tell(
        "album",
        chat=sent[0].chat_id,
        message_ids=[message.message_id for message in sent],
        media_group_ids=[message.media_group_id for message in sent],
    )


def buttons(update, context):
    choice = InlineKeyboardMarkup.from_row([InlineKeyboardButton(text, callback_data=text.lower()) for text in ("Yes", "No")])
    tell_message("sent", update.message.reply_text("Are you sure?", reply_markup=choice))


def tapped(update, context):
    update.callback_query.answer("Noted")
    tell_message("edited", update.callback_query.edit_message_text(f"You chose {update.callback_query.data}"))


def photo_came(update, context):
    download(update.message)


def text_came(update, context):
    text = f"Hello, {update.message.text}!"
    tell_message("sent", update.message.reply_text(text, reply_markup=ReplyKeyboardRemove()))


def download(message):
    content = bytes(message.photo[-1].get_file().download_as_bytearray())
    tell("download", chat=message.chat_id, bytes=len(content), sha256=hashlib.sha256(content).hexdigest())


def failed(update, context):
    error = context.error
    if isinstance(error, RetryAfter):
        tell("refusal", error_code=429, description=error.message, retry_after=int(error.retry_after))
    elif isinstance(error, Conflict):
        tell("poll_refusal", error_code=409, description=error.message)
    elif isinstance(error, TelegramError):
        tell("refusal", error_code=400, description=error.message)
    else:
        tell("fault", text="".join(traceback.format_exception(None, error, error.__traceback__)))


def end_with_the_test():
    sys.stdin.read()
    os._exit(0)


logging.disable(logging.CRITICAL)
updater = Updater(token, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot", workers=2)
for name, deed in {"start": start, "photo": photo, "album": album, "buttons": buttons}.items():
    updater.dispatcher.add_handler(CommandHandler(name, deed))
updater.dispatcher.add_handler(CallbackQueryHandler(tapped))
updater.dispatcher.add_handler(MessageHandler(Filters.photo, photo_came))
updater.dispatcher.add_handler(MessageHandler(Filters.text, text_came))
updater.dispatcher.add_error_handler(failed)
threading.Thread(target=end_with_the_test, daemon=True).start()
updater.start_polling()
updater.idle()
