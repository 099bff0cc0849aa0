package dev.beseda.bot.telegram.fleet.rules;

import dev.beseda.kit.text.WireName;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// All that can be wrong with a bot in Telegram, with the sentences in which its owner hears of it.
public enum Problem {
    TOKEN_REVOKED(
            Severity.ERROR,
            false,
            "Telegram не знает токен бота: возьмите новый у BotFather и сохраните его в боте",
            "Telegram does not know the bot's token: get a new one from BotFather and save it with the bot"),
    TELEGRAM_SILENT(
            Severity.WARNING,
            false,
            "Telegram не ответил, бот не проверен: %s",
            "Telegram did not answer, the bot was not looked at: %s"),
    FOREIGN_WEBHOOK(
            Severity.ERROR,
            true,
            "Обновления бота уходят на чужой адрес: %s",
            "The bot's updates are delivered to somebody else's address: %s"),
    NO_WEBHOOK(
            Severity.ERROR,
            true,
            "Бот включён, но Telegram некуда доставлять его обновления",
            "The bot is active, but Telegram does not know where to deliver its updates"),
    WRONG_ALLOWED_UPDATES(
            Severity.ERROR,
            true,
            "Telegram не доставляет боту обновления: %s",
            "Telegram does not deliver these updates to the bot: %s"),
    SECRET_MISMATCH(
            Severity.ERROR,
            true,
            "Шлюз не принимает обновления бота: секрет вебхука не тот",
            "The gateway refuses the bot's updates: the secret of the webhook is another one"),
    LAST_ERROR(
            Severity.WARNING,
            false,
            "Telegram недавно не смог доставить обновление: %s",
            "Telegram could not deliver an update lately: %s"),
    PENDING_GROWTH(
            Severity.WARNING,
            false,
            "Очередь обновлений у Telegram растёт: %s",
            "The queue of updates at Telegram grows: %s"),
    POLLING_CONFLICT(
            Severity.ERROR,
            false,
            "Обновления бота забирает другая программа: %s",
            "Another program takes the bot's updates: %s"),
    SETUP_FAILED(
            Severity.WARNING,
            true,
            "Telegram не принял настройки бота: %s",
            "Telegram did not take the bot's settings: %s");

    private final Severity severity;
    private final boolean isRepairable;
    private final String russian;
    private final String english;

    Problem(Severity severity, boolean isRepairable, String russian, String english) {
        this.severity = severity;
        this.isRepairable = isRepairable;
        this.russian = russian;
        this.english = english;
    }

    public static Optional<Problem> find(String code) {
        return Arrays.stream(values())
                .filter(problem -> problem.toString().equals(code))
                .findFirst();
    }

    public Severity severity() {
        return severity;
    }

    public boolean isRepairable() {
        return isRepairable;
    }

    /// As the API calls it.
    @Override
    public String toString() {
        return WireName.of(this);
    }

    /// What the owner reads; `detail` is what this bot has of its own.
    Map<String, String> sentence(String detail) {
        return Map.of("ru", russian.formatted(detail), "en", english.formatted(detail));
    }
}
