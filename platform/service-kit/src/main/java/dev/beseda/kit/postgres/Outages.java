package dev.beseda.kit.postgres;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// Tells a failure that passes by itself from one that will come again: an outage must be waited for, a fault must not.
public final class Outages {
    /// Classes and codes of SQLSTATE: connection, resources, shutdown and start, deadlock, serialization, lock not
    /// available.
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58");

    private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "55P03", "25006");

    /// How Vert.x begins to speak of a connection that is not to be had; it has no class of its own for these.
    private static final Set<String> NO_CONNECTION =
            Set.of("Timeout", "Connection is not active now", "Pending requests failed to be sent");

    private Outages() {}

    /// Whether the same work can be expected to succeed later.
    public static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return isPassing(refused.getSqlState());
            }
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof ClosedConnectionException
                    || saysNoConnection(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(String state) {
        return PASSING_STATES.contains(state) || state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2));
    }

    /// Only Vert.x is believed: a message that can't be handled may speak of time-outs too, and must not be waited for.
    private static boolean saysNoConnection(Throwable cause) {
        var words = String.valueOf(cause.getMessage());
        return cause.getClass().getName().startsWith("io.vertx.")
                && NO_CONNECTION.stream().anyMatch(words::startsWith);
    }
}
