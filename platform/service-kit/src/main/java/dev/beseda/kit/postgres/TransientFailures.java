package dev.beseda.kit.postgres;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// Tells a failure that passes by itself from one that will come again: an outage must be waited for, a fault must not.
public final class TransientFailures {
    /// Classes and codes of SQLSTATE: connection, resources, shutdown and start,
    /// deadlock, serialization, lock not available.
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58");

    private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "55P03", "25006");

    /// How Vert.x begins to speak of a connection that is not to be had; it has no class of its own for these.
    private static final Set<String> NO_CONNECTION =
            Set.of("Timeout", "Connection is not active now", "Pending requests failed to be sent");

    private TransientFailures() {}

    /// Whether the same work can be expected to succeed later.
    public static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return isPassing(refused.getSqlState());
            }
            if (isOfTheNetwork(cause) || saysNoConnection(cause)) {
                return true;
            }
        }
        return false;
    }

    /// Readers of data throw IOExceptions, too – Jackson, charsets, files –: those will come again.
    private static boolean isOfTheNetwork(Throwable cause) {
        return switch (cause) {
            case SocketException _, SocketTimeoutException _, UnknownHostException _, ClosedChannelException _ -> true;
            case SSLException _, TimeoutException _, ClosedConnectionException _ -> true;
            case IOException broken -> isOfASocket(broken);
            default -> false;
        };
    }

    /// "Connection reset by peer" and its like have no class of their own: channels of Java throw a bare IOException,
    /// Netty one of its own.
    private static boolean isOfASocket(IOException broken) {
        return broken.getClass().equals(IOException.class)
                || broken.getClass().getName().startsWith("io.netty.channel.unix.");
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
