package dev.beseda.simulator.botapi.bots;

import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Tap;
import java.time.InstantSource;

/// Answering taps on inline buttons.
final class CallbackMethods {
    private static final long LIFE_MILLIS = 150_000;

    private final InstantSource clock;

    CallbackMethods(InstantSource clock) {
        this.clock = clock;
    }

    Answer answerCallbackQuery(Bot bot, Arguments arguments) {
        var tap = arguments
                .text("callback_query_id")
                .flatMap(bot::tap)
                .filter(found -> clock.millis() < found.atMillis() + LIFE_MILLIS)
                .orElseThrow(() ->
                        ApiError.badRequest("query is too old and response timeout expired or query ID is invalid"));
        tap.answered(new Tap.Answer(
                arguments.text("text").orElse(null),
                arguments.flag("show_alert"),
                arguments.text("url").orElse(null)));
        return Answer.Success.yes();
    }
}
