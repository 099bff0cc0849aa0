package dev.beseda.bot.telegram.rules;

import dev.beseda.bot.telegram.rules.calls.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What Telegram means by the words of a refusal. It has no codes for them; the words are those of its own server.
public final class TelegramErrorKind {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private static final List<String> ABOUT_FORMAT = List.of(
            "can't parse",
            "entities",
            "entity",
            "reply markup",
            "reply_markup",
            "button",
            "keyboard",
            "web_app",
            "url host is empty",
            "wrong http url");

    private static final List<String> ABOUT_FILE_SIZE =
            List.of("file is too big", "request entity too large", "too big for");

    private static final List<String> ABOUT_FILE = List.of(
            "wrong file",
            "use file of type",
            "failed to get http url content",
            "wrong type of the web page content",
            "remote file",
            "image_process_failed",
            "photo_invalid",
            "media_empty",
            "webpage_");

    /// What a person is told when a file could not be sent, by the language they speak; Russian or English.
    enum Sentence {
        TOO_BIG("Этот файл слишком большой для Telegram.", "This file is too big for Telegram."),
        UNUSABLE("Этот файл не получилось отправить.", "This file could not be sent.");

        private final String russian;
        private final String english;

        Sentence(String russian, String english) {
            this.russian = russian;
            this.english = english;
        }

        String in(String language) {
            return language.equals("ru") ? russian : english;
        }
    }

    private TelegramErrorKind() {}

    /// Whether it is the token that Telegram does not know. It says "not found" of a token, and of a method that
    /// an older server does not have: of these only drafts are used.
    public static boolean isAboutToken(String method, int code) {
        return code == UNAUTHORIZED || code == NOT_FOUND && !method.equals("sendMessageDraft");
    }

    /// Whether the words would go without their formats and buttons.
    static boolean isAboutFormat(String description) {
        return !isAboutFile(description) && saysAny(description, ABOUT_FORMAT);
    }

    /// Whether what the call wants is so already.
    static boolean isAlreadySo(Call call, String description) {
        return isAlreadySo(description)
                || call instanceof Call.DeleteMessage && saysAny(description, List.of("message to delete not found"));
    }

    /// Whether a message is already as it is to become.
    public static boolean isAlreadySo(String description) {
        return saysAny(description, List.of("message is not modified"));
    }

    /// What to tell a person whose file Telegram would not take.
    static Optional<Sentence> aboutFile(String reason) {
        if (saysAny(reason, ABOUT_FILE_SIZE)) {
            return Optional.of(Sentence.TOO_BIG);
        }
        return isAboutFile(reason) ? Optional.of(Sentence.UNUSABLE) : Optional.empty();
    }

    private static boolean isAboutFile(String description) {
        return saysAny(description, ABOUT_FILE) || saysAny(description, ABOUT_FILE_SIZE);
    }

    private static boolean saysAny(String description, List<String> words) {
        var said = description.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(said::contains);
    }
}
