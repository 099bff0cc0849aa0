package dev.beseda.simulator.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Something that happened between the simulator and a bot.
public sealed interface Event {
    @JsonProperty
    String kind();

    long bot();

    /// An update waits for the bot.
    record UpdateQueued(long bot, long updateId, String updateKind, long chatId) implements Event {
        @Override
        public String kind() {
            return "update_queued";
        }
    }

    /// The bot took the update; by polling the status is 200 too.
    record UpdateDelivered(long bot, long updateId, Try attempt) implements Event {
        @Override
        public String kind() {
            return "update_delivered";
        }
    }

    /// The bot's webhook did not take the update, it is tried again.
    record UpdateFailed(long bot, long updateId, Try attempt) implements Event {
        @Override
        public String kind() {
            return "update_failed";
        }
    }

    /// The update got too old or the queue too long.
    record UpdateDropped(long bot, long updateId, String reason) implements Event {
        @Override
        public String kind() {
            return "update_dropped";
        }
    }

    /// The bot called a method.
    record ApiCall(long bot, String method, @Nullable Long chatId, Outcome outcome, double millis) implements Event {
        @Override
        public String kind() {
            return "api_call";
        }
    }

    /// One delivery: its number from 1, the HTTP status if there was one, how long it took.
    record Try(
            int number,
            @Nullable Integer status,
            double millis,
            @Nullable String reason) {}

    /// How a call ended; `messageId` and `text` only where a message came of it.
    record Outcome(
            boolean ok,
            @Nullable Integer errorCode,
            @Nullable String description,
            @Nullable String fault,
            @Nullable Long messageId,
            @Nullable String text) {}
}
