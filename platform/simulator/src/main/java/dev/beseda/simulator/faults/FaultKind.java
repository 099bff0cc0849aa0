package dev.beseda.simulator.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The ways in which the simulator can misbehave.
public enum FaultKind {
    /// No fault: the call or update goes its usual way. For scripts.
    OK,
    /// 429 with `retry_after`; nothing is done.
    TOO_MANY_REQUESTS,
    /// 500 as the Bot API writes it; nothing is done.
    SERVER_ERROR,
    /// A page of HTML, as a proxy writes it, with 502 or the status ordered; nothing is done.
    HTML_ERROR,
    /// 200 with nothing in it; nothing is done.
    EMPTY_BODY,
    /// No answer until the delay is over, then the connection ends; nothing is done.
    TIME_OUT,
    /// The connection ends at once; nothing is done.
    CONNECTION_RESET,
    /// Done, and answered only after the delay.
    SLOW,
    /// Done, but the connection ends before the answer.
    LOST_REPLY,
    /// 403: the person has blocked the bot; nothing is done.
    BLOCKED,
    /// 403: the person has no account any more; nothing is done.
    DEACTIVATED,
    /// 403: the bot is no longer in the group; nothing is done.
    KICKED,
    /// 400: the group has become a supergroup, with its new id; nothing is done.
    MIGRATED,
    /// 400: the formatting is broken; nothing is done.
    CANNOT_PARSE,
    /// 400: there is no such chat; nothing is done.
    CHAT_NOT_FOUND,
    /// Updates for the bot are delivered twice.
    DUPLICATE_UPDATE,
    /// Updates for the bot come only after the delay.
    LATE_UPDATE,
    /// Updates for the bot come after the one that follows; after the delay if none does.
    REORDERED_UPDATE;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// It meets updates on their way to the bot, not calls.
    public boolean isOfDelivery() {
        return this == DUPLICATE_UPDATE || this == LATE_UPDATE || this == REORDERED_UPDATE;
    }

    public static Optional<FaultKind> of(String written) {
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(written))
                .findFirst();
    }
}
