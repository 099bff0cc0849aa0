package dev.beseda.simulator.botapi;

import dev.beseda.simulator.botapi.BotApiRoute.Call;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.faults.FaultOrder.Step;
import dev.beseda.simulator.log.Event;
import dev.beseda.simulator.log.EventLog;

/// Lets ordered faults strike calls.
record FaultInjector(BotApi api, EventLog log, Replies replies) {
    void strike(Call call, Step fault) {
        var manner = fault.manner();
        switch (fault.kind()) {
            case SLOW ->
                api.perform(call.bot(), call.method(), call.arguments())
                        .onSuccess(answer -> replies.sendLater(call.request(), answer, manner.delayMillis()));
            case LOST_REPLY ->
                api.perform(call.bot(), call.method(), call.arguments())
                        .onSuccess(answer -> replies.hangUp(call.request()));
            case HTML_ERROR -> {
                note(call, fault);
                replies.sendHtmlError(call.request(), manner.status());
            }
            case EMPTY_BODY -> {
                note(call, fault);
                call.request().response().end();
            }
            case TIME_OUT -> {
                note(call, fault);
                replies.hangUpLater(call.request(), manner.delayMillis());
            }
            case CONNECTION_RESET -> {
                note(call, fault);
                replies.hangUp(call.request());
            }
            case TOO_MANY_REQUESTS,
                    SERVER_ERROR,
                    BLOCKED,
                    DEACTIVATED,
                    KICKED,
                    MIGRATED,
                    CANNOT_PARSE,
                    CHAT_NOT_FOUND -> {
                note(call, fault);
                replies.send(call.request(), refusal(call, fault));
            }
            case OK, DUPLICATE_UPDATE, LATE_UPDATE, REORDERED_UPDATE ->
                throw new IllegalStateException("This fault doesn't meet calls");
        }
    }

    private static Answer refusal(Call call, Step fault) {
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS -> Answer.Failure.tooMany(fault.manner().retryAfter());
            case BLOCKED -> forbidden("bot was blocked by the user");
            case DEACTIVATED -> forbidden("user is deactivated");
            case KICKED -> forbidden("bot was kicked from the %s chat".formatted(kindOfChat(call)));
            case MIGRATED -> Answer.Failure.migrated(fault.manner().migrateToChatId());
            case CANNOT_PARSE ->
                Answer.Failure.of(
                        400, "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"");
            case CHAT_NOT_FOUND -> Answer.Failure.of(400, "Bad Request: chat not found");
            case SERVER_ERROR -> Answer.Failure.of(500, "Internal Server Error");
            case OK,
                    SLOW,
                    LOST_REPLY,
                    HTML_ERROR,
                    EMPTY_BODY,
                    TIME_OUT,
                    CONNECTION_RESET,
                    DUPLICATE_UPDATE,
                    LATE_UPDATE,
                    REORDERED_UPDATE -> throw new IllegalStateException("This fault is no refusal");
        };
    }

    private static Answer forbidden(String reason) {
        return Answer.Failure.of(403, "Forbidden: " + reason);
    }

    private static String kindOfChat(Call call) {
        return call.arguments().path("chat_id").asText().startsWith("-100") ? "supergroup" : "group";
    }

    private void note(Call call, Step fault) {
        var outcome = CallLog.struckBy(fault.kind());
        log.add(new Event.ApiCall(
                call.bot().id(), api.nameOf(call.method()), CallLog.chatOf(call.arguments()), outcome, 0));
    }
}
