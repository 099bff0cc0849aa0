package dev.beseda.simulator.clients;

import dev.beseda.simulator.clients.Library.RunningBot;
import dev.beseda.simulator.clients.Library.Workplace;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetFile;
import org.telegram.telegrambots.meta.api.methods.send.SendMediaGroup;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboard;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardRemove;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// The bot with TelegramBots' client, polling in a loop of its own until it's refused.
final class TelegramBotsBot implements RunningBot {
    private final OkHttpClient http;
    private final OkHttpTelegramClient client;
    private final File picture;
    private final BotOutput botOutput;
    private volatile boolean closed;

    private TelegramBotsBot(Workplace place, BotOutput botOutput) {
        var simulator = place.simulator();
        var url = TelegramUrl.builder()
                .schema(simulator.getScheme())
                .host(simulator.getHost())
                .port(simulator.getPort())
                .build();
        this.http = new OkHttpClient.Builder()
                .readTimeout(Duration.ofSeconds(60))
                .addInterceptor(chain -> chain.proceed(inside(simulator, chain.request())))
                .build();
        this.client = new OkHttpTelegramClient(http, place.token(), url);
        this.picture = place.picture().toFile();
        this.botOutput = botOutput;
    }

    /// The library calls methods where it's told to, but fetches files from Telegram itself, whatever it's told.
    private static Request inside(URI simulator, Request request) {
        var url = request.url()
                .newBuilder()
                .scheme("http")
                .host(simulator.getHost())
                .port(simulator.getPort());
        return request.newBuilder().url(url.build()).build();
    }

    static RunningBot start(Workplace place, BotOutput botOutput) {
        var bot = new TelegramBotsBot(place, botOutput);
        Thread.ofVirtual().start(bot::poll);
        return bot;
    }

    @Override
    public void close() {
        closed = true;
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
    }

    private void poll() {
        int offset = 0;
        try {
            while (!closed) {
                var wish = GetUpdates.builder().offset(offset).timeout(30).build();
                for (var update : client.execute(wish)) {
                    offset = update.getUpdateId() + 1;
                    take(update);
                }
            }
        } catch (TelegramApiRequestException refused) {
            botOutput.refused("poll_refusal", refusal(refused));
        } catch (TelegramApiException | RuntimeException broken) {
            botOutput.fault(broken);
        }
    }

    private void take(Update update) {
        try {
            if (update.hasCallbackQuery()) {
                tapped(update.getCallbackQuery());
            } else if (update.getMessage().hasPhoto()) {
                download(update.getMessage());
            } else {
                written(update.getMessage().getChatId(), update.getMessage().getText());
            }
        } catch (TelegramApiRequestException refused) {
            botOutput.refused("refusal", refusal(refused));
        } catch (TelegramApiException | IOException | RuntimeException broken) {
            botOutput.fault(broken);
        }
    }

    private void written(long chat, String text) throws TelegramApiException, IOException {
        switch (text) {
            case "/start" -> say(chat, "What is your name?", names());
            case "/photo" -> photo(chat);
            case "/album" -> album(chat);
            case "/buttons" -> say(chat, "Are you sure?", choice());
            default -> say(chat, "Hello, %s!".formatted(text), new ReplyKeyboardRemove(true));
        }
    }

    private static ReplyKeyboard names() {
        return ReplyKeyboardMarkup.builder()
                .keyboardRow(new KeyboardRow("Ada", "Grace"))
                .resizeKeyboard(true)
                .build();
    }

    private static ReplyKeyboard choice() {
        return InlineKeyboardMarkup.builder()
                .keyboardRow(new InlineKeyboardRow(button("Yes"), button("No")))
                .build();
    }

    private static InlineKeyboardButton button(String text) {
        return InlineKeyboardButton.builder()
                .text(text)
                .callbackData(text.toLowerCase(Locale.ROOT))
                .build();
    }

    private void say(long chat, String text, ReplyKeyboard keyboard) throws TelegramApiException {
        var sent = client.execute(SendMessage.builder()
                .chatId(chat)
                .text(text)
                .replyMarkup(keyboard)
                .build());
        botOutput.sent(sent.getChatId(), sent.getMessageId(), sent.getText());
    }

    private void photo(long chat) throws TelegramApiException, IOException {
        download(client.execute(SendPhoto.builder()
                .chatId(chat)
                .photo(new InputFile(picture))
                .caption("A picture")
                .build()));
    }

    private void album(long chat) throws TelegramApiException {
        var first = new InputMediaPhoto(picture, "first.png");
        first.setCaption("Two pictures");
        var media = List.of(first, new InputMediaPhoto(picture, "second.png"));
        var sent = client.execute(
                SendMediaGroup.builder().chatId(chat).medias(media).build());
        botOutput.album(
                chat,
                sent.stream()
                        .map(photo -> new BotOutput.Photo(photo.getMessageId(), photo.getMediaGroupId()))
                        .toList());
    }

    private void tapped(CallbackQuery tap) throws TelegramApiException {
        var noted = AnswerCallbackQuery.builder()
                .callbackQueryId(tap.getId())
                .text("Noted")
                .build();
        client.execute(noted);
        var edited = (Message) client.execute(EditMessageText.builder()
                .chatId(tap.getMessage().getChatId())
                .messageId(tap.getMessage().getMessageId())
                .text("You chose " + tap.getData())
                .build());
        botOutput.edited(edited.getChatId(), edited.getMessageId(), edited.getText());
    }

    private void download(Message message) throws TelegramApiException, IOException {
        var file = client.execute(GetFile.builder()
                .fileId(message.getPhoto().getLast().getFileId())
                .build());
        try (var bytes = client.downloadFileAsStream(file)) {
            botOutput.download(message.getChatId(), bytes.readAllBytes());
        }
    }

    private static BotOutput.Refusal refusal(TelegramApiRequestException refused) {
        var parameters = refused.getParameters();
        int retryAfter = parameters == null || parameters.getRetryAfter() == null ? 0 : parameters.getRetryAfter();
        return new BotOutput.Refusal(refused.getErrorCode(), refused.getApiResponse(), retryAfter);
    }
}
