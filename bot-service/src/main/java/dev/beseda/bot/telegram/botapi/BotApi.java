package dev.beseda.bot.telegram.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.bot.telegram.TelegramConfig;
import dev.beseda.kit.text.Slashes;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Calls methods of the Bot API: JSON there, JSON back. Its connections are its own, so a thousand long polls take
/// nothing from those who send. A call blocks, so it is made on a virtual thread; interrupting it ends it at once.
@ApplicationScoped
public class BotApi {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .executor(threads)
            .build();
    private final TelegramConfig config;

    BotApi(TelegramConfig config) {
        this.config = config;
    }

    public Reply call(String token, Method method) throws InterruptedException {
        try {
            var answer = http.send(request(token, method), BodyHandlers.ofString());
            return Reply.of(answer.statusCode(), answer.body());
        } catch (HttpTimeoutException slow) {
            return new Reply.Silent("Telegram did not answer in time");
        } catch (ConnectException unreached) {
            return new Reply.Silent("Telegram could not be reached");
        } catch (IOException broken) {
            return new Reply.Silent(
                    "The connection to Telegram broke: " + broken.getClass().getSimpleName());
        }
    }

    /// A method with its arguments; `patience` is how long the answer may take beyond the usual.
    public record Method(String name, ObjectNode arguments, Duration patience) {
        public Method(String name, ObjectNode arguments) {
            this(name, arguments, Duration.ZERO);
        }
    }

    private HttpRequest request(String token, Method method) {
        var root = Slashes.withoutLast(config.apiUrl().toString());
        return HttpRequest.newBuilder(URI.create(root + "/bot" + token + "/" + method.name()))
                .timeout(config.timeout().plus(method.patience()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(method.arguments().toString()))
                .build();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
        threads.close();
    }
}
