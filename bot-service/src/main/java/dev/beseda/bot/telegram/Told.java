package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.botapi.Reply;
import dev.beseda.kit.web.Refusal;
import dev.beseda.kit.web.Unavailable;

/// What a caller of the API hears of a call to Telegram that came to nothing.
public final class Told {
    private Told() {}

    /// Passes over what was done and throws the rest; `what` is what Telegram was asked for.
    public static void check(Reply reply, String what) {
        switch (reply) {
            case Reply.Done _ -> {}
            case Reply.Refused no ->
                throw new Refusal("telegram-refused", "Telegram refused %s: %s".formatted(what, no.description()));
            case Reply.Flooded flood ->
                throw new Unavailable("Telegram wants a pause of %d s: try again later"
                        .formatted(flood.retryAfter().toSeconds()));
            case Reply.Silent silent -> throw new Unavailable(silence(silent.why()));
        }
    }

    private static String silence(String why) {
        var sentence = why.startsWith("Telegram") ? why : "Telegram is busy or broken just now: " + why;
        return sentence + ": try again later";
    }
}
