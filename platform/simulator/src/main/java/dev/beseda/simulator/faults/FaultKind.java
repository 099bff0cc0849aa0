package dev.beseda.simulator.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The ways in which the simulator can misbehave.
public enum FaultKind {
    /// 429 with `retry_after`; nothing is done.
    TOO_MANY_REQUESTS,
    /// 500 as the Bot API writes it; nothing is done.
    SERVER_ERROR,
    /// 502 with a page of HTML, as a proxy writes it; nothing is done.
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
    /// Updates for the bot are delivered twice.
    DUPLICATE_UPDATE;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FaultKind> of(String written) {
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(written))
                .findFirst();
    }
}
