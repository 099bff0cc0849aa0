package dev.beseda.simulator.botapi.others;

import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.queries.Queries;
import dev.beseda.simulator.queries.Query;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import java.time.Duration;
import java.util.HashSet;

/// Answering inline queries and Mini Apps, and preparing messages for them.
final class QueryMethods {
    private static final String TOO_OLD = "query is too old and response timeout expired or query ID is invalid";
    private static final int MOST_RESULTS = 50;
    private static final Duration PREPARED_LIFE = Duration.ofHours(1);

    private final World world;
    private final Queries queries;

    QueryMethods(World world, Queries queries) {
        this.world = world;
        this.queries = queries;
    }

    Answer answerInlineQuery(Bot bot, Arguments call) {
        var results = call.node("results").orElseThrow();
        if (results.size() > MOST_RESULTS) {
            throw ApiError.badRequest("RESULTS_TOO_MUCH");
        }
        var ids = new HashSet<String>();
        results.forEach(result -> {
            if (!ids.add(result.path("id").asText())) {
                throw ApiError.badRequest("RESULT_ID_DUPLICATE");
            }
        });
        queries.answer(waiting(bot, call, "inline_query_id", Query.Kind.INLINE), results);
        return Answer.Success.yes();
    }

    Answer answerWebAppQuery(Bot bot, Arguments call) {
        var query = waiting(bot, call, "web_app_query_id", Query.Kind.WEB_APP);
        queries.answer(query, call.node("result").orElseThrow());
        return Answer.Success.of(Json.object().put("inline_message_id", queries.inlineMessageId()));
    }

    /// Nobody can make a query of this kind here, so none ever waits.
    Answer neverAsked(Bot bot, Arguments call) {
        throw ApiError.badRequest(TOO_OLD);
    }

    Answer savePreparedInlineMessage(Bot bot, Arguments call) {
        checkUser(call);
        long expires = world.clock().millis() + PREPARED_LIFE.toMillis();
        return Answer.Success.of(Json.object().put("id", world.freshNumber()).put("expiration_date", expires / 1_000));
    }

    Answer savePreparedKeyboardButton(Bot bot, Arguments call) {
        checkUser(call);
        return Answer.Success.of(Json.object().put("id", world.freshNumber()));
    }

    private void checkUser(Arguments call) {
        if (world.users().find(call.number("user_id").orElse(0)).isEmpty()) {
            throw ApiError.badRequest("user not found");
        }
    }

    private Query waiting(Bot bot, Arguments call, String field, Query.Kind kind) {
        return queries.waiting(bot, call.text(field).orElse(""), kind).orElseThrow(() -> ApiError.badRequest(TOO_OLD));
    }
}
