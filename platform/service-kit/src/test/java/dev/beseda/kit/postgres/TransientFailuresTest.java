package dev.beseda.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransientFailuresTest {
    private static PgException refusal(String state) {
        return new PgException("it says", "FATAL", state, "");
    }

    static Stream<Throwable> whatPassesByItself() {
        return Stream.of(
                ClosedConnectionException.INSTANCE,
                new ConnectException("Connection refused"),
                new IOException("Connection reset by peer"),
                new SocketException("Broken pipe"),
                new SocketTimeoutException(),
                new UnknownHostException("postgres"),
                new ClosedChannelException(),
                new SSLHandshakeException("closed in the middle"),
                new TimeoutException(),
                new NoStackTraceThrowable("Timeout"),
                new VertxException("Connection is not active now, current status: CLOSED", true),
                new CompletionException(refusal("57P01")),
                new IllegalStateException("work failed", ClosedConnectionException.INSTANCE));
    }

    private static IOException unreadableJson() {
        try {
            new ObjectMapper().readTree("{");
            throw new IllegalStateException("That is no JSON");
        } catch (JsonProcessingException expected) {
            return expected;
        }
    }

    static Stream<Throwable> whatComesAgain() {
        return Stream.of(
                new IllegalArgumentException("Not the JSON of an update"),
                unreadableJson(),
                new UncheckedIOException(unreadableJson()),
                new MalformedInputException(1),
                new NoSuchFileException("a.txt"),
                new FileNotFoundException("a.txt"),
                new EOFException(),
                new IllegalArgumentException("Timeout: a text that a person wrote"),
                new NullPointerException(),
                new NoStackTraceThrowable("Parameters for execution do not match"),
                new CompletionException(refusal("22P02")));
    }

    @ParameterizedTest
    @MethodSource("whatPassesByItself")
    void aFailureOfTheConnectionIsAnOutage(Throwable failure) {
        assertThat(TransientFailures.isOutage(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("whatComesAgain")
    void aFailureOfTheWorkIsNot(Throwable failure) {
        assertThat(TransientFailures.isOutage(failure)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "58030", "40001", "40P01", "55P03", "25006"})
    void aStateThatPostgresLeavesByItselfIsAnOutage(String state) {
        assertThat(TransientFailures.isOutage(refusal(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22021", "42601", "40002", "25001", ""})
    void aStatementThatIsWrongIsNot(String state) {
        assertThat(TransientFailures.isOutage(refusal(state))).isFalse();
    }
}
