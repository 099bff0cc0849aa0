package dev.beseda.simulator.clients;

import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.TelegramException;
import com.pengrad.telegrambot.UpdatesListener;
import com.pengrad.telegrambot.model.CallbackQuery;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.PhotoSize;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import com.pengrad.telegrambot.model.request.InputMediaPhoto;
import com.pengrad.telegrambot.model.request.Keyboard;
import com.pengrad.telegrambot.model.request.ReplyKeyboardMarkup;
import com.pengrad.telegrambot.model.request.ReplyKeyboardRemove;
import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.EditMessageText;
import com.pengrad.telegrambot.request.GetFile;
import com.pengrad.telegrambot.request.GetUpdates;
import com.pengrad.telegrambot.request.SendMediaGroup;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendPhoto;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.response.SendResponse;
import dev.beseda.simulator.clients.Library.RunningBot;
import dev.beseda.simulator.clients.Library.Workplace;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The bot with pengrad's java-telegram-bot-api.
final class PengradBot {
    private final TelegramBot bot;
    private final File picture;
    private final BotOutput botOutput;

    private PengradBot(TelegramBot bot, File picture, BotOutput botOutput) {
        this.bot = bot;
        this.picture = picture;
        this.botOutput = botOutput;
    }

    static RunningBot start(Workplace place, BotOutput botOutput) {
        var bot = new TelegramBot.Builder(place.token())
                .apiUrl(place.simulator() + "/bot")
                .fileApiUrl(place.simulator() + "/file/bot")
                .build();
        var deeds = new PengradBot(bot, place.picture().toFile(), botOutput);
        bot.setUpdatesListener(deeds::take, deeds::pollFailed, new GetUpdates().timeout(30));
        return () -> {
            bot.removeGetUpdatesListener();
            bot.shutdown();
        };
    }

    private void pollFailed(TelegramException failed) {
        if (failed.response() == null) {
            botOutput.fault(failed);
        } else {
            botOutput.refused("poll_refusal", refusal(failed.response()));
        }
    }

    private int take(List<Update> updates) {
        for (var update : updates) {
            try {
                take(update);
            } catch (Refused refused) {
                botOutput.refused("refusal", refusal(refused.response));
            } catch (IOException | RuntimeException broken) {
                botOutput.fault(broken);
            }
        }
        return UpdatesListener.CONFIRMED_UPDATES_ALL;
    }

    private void take(Update update) throws IOException {
        if (update.callbackQuery() != null) {
            tapped(update.callbackQuery());
        } else if (update.message().photo() != null) {
            download(update.message());
        } else {
            written(update.message().chat().id(), update.message().text());
        }
    }

    private void written(long chat, String text) throws IOException {
        switch (text) {
            case "/start" ->
                say(chat, "What is your name?", new ReplyKeyboardMarkup("Ada", "Grace").resizeKeyboard(true));
            case "/photo" ->
                download(execute(new SendPhoto(chat, picture).caption("A picture"))
                        .message());
            case "/album" -> album(chat);
            case "/buttons" -> say(chat, "Are you sure?", new InlineKeyboardMarkup(button("Yes"), button("No")));
            default -> say(chat, "Hello, %s!".formatted(text), new ReplyKeyboardRemove());
        }
    }

    private static InlineKeyboardButton button(String text) {
        return new InlineKeyboardButton(text).callbackData(text.toLowerCase(Locale.ROOT));
    }

    private void say(long chat, String text, Keyboard keyboard) {
        var sent = execute(new SendMessage(chat, text).replyMarkup(keyboard)).message();
        botOutput.sent(sent.chat().id(), sent.messageId(), sent.text());
    }

    private void album(long chat) {
        var first = new InputMediaPhoto(picture).caption("Two pictures");
        var sent = execute(new SendMediaGroup(chat, first, new InputMediaPhoto(picture)))
                .messages();
        botOutput.album(
                chat,
                Stream.of(sent)
                        .map(photo -> new BotOutput.Photo(photo.messageId(), photo.mediaGroupId()))
                        .toList());
    }

    private void tapped(CallbackQuery tap) {
        execute(new AnswerCallbackQuery(tap.id()).text("Noted"));
        var question = tap.maybeInaccessibleMessage();
        var edit = new EditMessageText(question.chat().id(), question.messageId(), "You chose " + tap.data());
        var edited = ((SendResponse) execute(edit)).message();
        botOutput.edited(edited.chat().id(), edited.messageId(), edited.text());
    }

    private void download(Message message) throws IOException {
        PhotoSize[] sizes = message.photo();
        var file = execute(new GetFile(sizes[sizes.length - 1].fileId())).file();
        botOutput.download(message.chat().id(), bot.getFileContent(file));
    }

    /// The library returns refusals; here they are thrown.
    private <T extends BaseRequest<T, R>, R extends BaseResponse> R execute(BaseRequest<T, R> request) {
        var response = bot.execute(request);
        if (!response.isOk()) {
            throw new Refused(response);
        }
        return response;
    }

    private static BotOutput.Refusal refusal(BaseResponse response) {
        var parameters = response.parameters();
        int retryAfter = parameters == null || parameters.retryAfter() == null ? 0 : parameters.retryAfter();
        return new BotOutput.Refusal(response.errorCode(), response.description(), retryAfter);
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient BaseResponse response;

        Refused(BaseResponse response) {
            this.response = response;
        }
    }
}
