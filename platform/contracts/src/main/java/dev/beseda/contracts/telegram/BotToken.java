package dev.beseda.contracts.telegram;

/// What the token of a Telegram bot looks like.
public final class BotToken {
    public static final String FORM = "[1-9][0-9]{0,14}:[A-Za-z0-9_-]{1,64}";

    public static final String EXAMPLE = "123456789:AAF-example_token, as BotFather gives it";

    private BotToken() {}
}
