package dev.beseda.bot.telegram.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.RichText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is known of a call after each way in which it can end.
class TelegramApiTest {
    private static final Destination CHAT = new Destination(UUID.randomUUID(), 7);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var one : opened) {
            one.close();
        }
    }

    @Test
    void aMessageThatWasMadeHasAnId() throws IOException {
        var telegram = answering("HTTP/1.1 200 OK", "{\"ok\":true,\"result\":{\"message_id\":42}}");

        assertThat(sent(telegram))
                .isInstanceOfSatisfying(
                        Answer.Done.class, done -> assertThat(done.message()).isEqualTo(OptionalLong.of(42)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ok":false,"error_code":400,"description":"Bad"}                                    | Refused
            {"ok":false,"error_code":401,"description":"Unauthorized"}                           | Unauthorized
            {"ok":false,"error_code":404,"description":"Not Found"}                              | Unauthorized
            {"ok":false,"error_code":429,"description":"Slow","parameters":{"retry_after":3}}    | Flooded
            {"ok":false,"error_code":400,"description":"Up","parameters":{"migrate_to_chat_id":-7}} | Moved
            {"ok":false,"error_code":502,"description":"Bad Gateway"}                            | Missed
            {"ok":false}                                                                         | Silent
            [1]                                                                                  | Silent
            <html>Bad Gateway</html>                                                             | Silent""")
    void everyAnswerIsUnderstood(String body, String answer) throws IOException {
        assertThat(sent(answering("HTTP/1.1 200 OK", body)).getClass().getSimpleName())
                .isEqualTo(answer);
    }

    @Test
    void whatIsForTelegramFollowsNoRedirectToAnotherServer() throws IOException {
        var elsewhere = listening();
        var location = "HTTP/1.1 307 Elsewhere\r\nLocation: " + address(elsewhere);

        var answer = sent(answering(location, "{\"ok\":false,\"error_code\":307}"));

        assertThat(answer).isInstanceOf(Answer.Refused.class);
        elsewhere.setSoTimeout(1);
        assertThat(CompletableFuture.supplyAsync(() -> accepted(elsewhere))).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void whereNobodyListensTheCallDidNotLeave() throws IOException {
        var closed = listening();
        closed.close();

        assertThat(sent(closed)).isEqualTo(new Answer.Missed("Telegram could not be reached"));
    }

    @Test
    void whereNobodyTakesTheConnectionTheCallDidNotLeave() throws IOException {
        var full = keep(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        for (int i = 0; i < 2; i++) {
            keep(new Socket(full.getInetAddress(), full.getLocalPort()));
        }

        assertThat(sent(full)).isEqualTo(new Answer.Missed("Telegram could not be reached"));
    }

    @Test
    void whereTheOtherSideSpeaksNoTlsTheCallDidNotLeave() throws IOException {
        var plain = answering("HTTP/1.1 400 Bad Request", "");
        var https = URI.create("https://127.0.0.1:" + plain.getLocalPort());

        assertThat(api(https).make("1:A", CHAT, hello())).isEqualTo(new Answer.Missed("Telegram could not be reached"));
    }

    @Test
    void aConnectionThatBreaksLeavesTheOutcomeOpen() throws IOException {
        var breaking = listening();
        Thread.startVirtualThread(() -> hangUp(accepted(breaking)));

        assertThat(sent(breaking))
                .isInstanceOfSatisfying(
                        Answer.Silent.class,
                        silent -> assertThat(silent.reason()).startsWith("The connection to Telegram broke"));
    }

    @Test
    void anAnswerThatNeverComesLeavesTheOutcomeOpen() throws IOException {
        assertThat(sent(listening())).isEqualTo(new Answer.Silent("Telegram did not answer in time"));
    }

    @Test
    void aLongPollMayTakeLongerThanOtherCallsAndEndsAtOnceWhenItIsInterrupted() throws Exception {
        var silent = listening();
        var poll = new Method("getUpdates", new Method("").arguments(), Duration.ofMinutes(10));
        var ended = new CompletableFuture<Answer>();
        var polling = Thread.startVirtualThread(() -> {
            try {
                ended.complete(api(URI.create(address(silent))).call("1:A", poll));
            } catch (InterruptedException stopped) {
                ended.completeExceptionally(stopped);
            }
        });
        var connection = keep(silent.accept());
        await().until(() -> connection.getInputStream().available() > 0);

        polling.interrupt();

        assertThat(ended)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(InterruptedException.class);
    }

    private static Answer sent(ServerSocket telegram) {
        return api(URI.create(address(telegram))).make("1:A", CHAT, hello());
    }

    private static TelegramApi api(URI address) {
        return new PengradTelegramApi(new TelegramBots(new Settings(address)));
    }

    private static Call hello() {
        return new Call.SendMessage(RichText.plain("Hello"));
    }

    private ServerSocket answering(String head, String body) throws IOException {
        var server = listening();
        var answer = head + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
        Thread.startVirtualThread(() -> write(accepted(server), answer));
        return server;
    }

    private ServerSocket listening() throws IOException {
        return keep(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.add(resource);
        return resource;
    }

    private Socket accepted(ServerSocket server) {
        try {
            return keep(server.accept());
        } catch (IOException closed) {
            throw new IllegalStateException("Nobody came", closed);
        }
    }

    /// After the request has come, or what is left of it would break the answer off.
    private static void write(Socket connection, String answer) {
        try {
            var request = new byte[10_000];
            assertThat(connection.getInputStream().read(request)).isPositive();
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            connection.shutdownOutput();
        } catch (IOException gone) {
            throw new IllegalStateException("The client went", gone);
        }
    }

    private static void hangUp(Socket connection) {
        try (connection) {
            assertThat(connection.getInputStream().read()).isPositive();
        } catch (IOException gone) {
            throw new IllegalStateException("The client went", gone);
        }
    }

    private static String address(ServerSocket server) {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private record Settings(URI apiUrl) implements TelegramConfig {
        @Override
        public URI publicUrl() {
            return apiUrl;
        }

        @Override
        public Duration timeout() {
            return TIMEOUT;
        }

        @Override
        public Pace pace() {
            throw new UnsupportedOperationException("Nobody asks for the pace here");
        }
    }
}
