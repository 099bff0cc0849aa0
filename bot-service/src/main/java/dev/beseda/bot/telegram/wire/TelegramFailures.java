package dev.beseda.bot.telegram.wire;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.kit.problems.BadGateway;
import dev.beseda.kit.problems.Conflict;

/// What a caller of the API hears of a call to Telegram that came to nothing.
public final class TelegramFailures {
    private TelegramFailures() {}

    /// Passes over what was done and throws the rest; `what` is what Telegram was asked for.
    public static void check(Answer answer, String what) {
        switch (answer) {
            case Answer.Done _ -> {}
            case Answer.Declined no ->
                throw new Conflict("telegram-refused", "Telegram refused %s: %s".formatted(what, no.description()));
            case Answer.Flooded flood ->
                throw new BadGateway("Telegram wants a pause of %d s: try again later"
                        .formatted(flood.retryAfter().toSeconds()));
            case Answer.Unanswered none -> throw new BadGateway(silence(none.reason()));
        }
    }

    private static String silence(String why) {
        var sentence = why.startsWith("Telegram") ? why : "Telegram is busy or broken just now: " + why;
        return sentence + ": try again later";
    }
}
