package dev.beseda.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.SetWebhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelegramBotsTest {
    private final AtomicInteger heard = new AtomicInteger();
    private HttpServer elsewhere;
    private HttpServer telegram;

    @BeforeEach
    void open() throws IOException {
        elsewhere = server();
        elsewhere.createContext("/", exchange -> {
            heard.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        telegram = server();
        telegram.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", address(elsewhere) + exchange.getRequestURI());
            byte[] body = "{\"ok\": false, \"error_code\": 307}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(307, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterEach
    void close() {
        telegram.stop(0);
        elsewhere.stop(0);
    }

    @Test
    void whatIsForTelegramFollowsNoRedirectToAnotherServer() {
        var bot = new TelegramBots(new Settings(URI.create(address(telegram)))).of("1:AAF");

        var answer = bot.execute(new SetWebhook().url("https://house.example/").secretToken("secret"));

        assertThat(answer.isOk()).isFalse();
        assertThat(heard).hasValue(0);
    }

    private static HttpServer server() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private record Settings(URI apiUrl) implements TelegramConfig {
        @Override
        public URI publicUrl() {
            return apiUrl;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Pace pace() {
            throw new UnsupportedOperationException("Nobody asks for the pace here");
        }
    }
}
