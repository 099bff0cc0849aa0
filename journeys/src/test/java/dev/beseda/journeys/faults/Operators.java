package dev.beseda.journeys.faults;

import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.telegram.Chat;
import dev.beseda.local.rest.JsonApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Operators who write in conversations, and try again with the same key until they are told that it is done.
public final class Operators implements Traffic {
    private static final int DONE = 201;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<URI> gateways;
    private final String token;
    private final Map<Long, UUID> conversations;
    private final List<Chat> chats;
    private final List<Chat> written = new ArrayList<>();
    private int tries;

    public Operators(TestPlatform platform, List<Chat> chats) {
        this.gateways =
                List.of(platform.stack().url("gateway"), platform.stack().url("gateway-2"));
        this.token = platform.adminToken();
        this.conversations = platform.botTables().conversations();
        this.chats = chats;
    }

    @Override
    public int perMinute() {
        return 120;
    }

    @Override
    public synchronized void next() {
        var chat = chats.get(written.size() % chats.size());
        var text = "Operator " + (written.size() / chats.size() + 1);
        var key = UUID.randomUUID().toString();
        await("an answer to the operator")
                .atMost(TestPlatform.PATIENCE)
                .until(() -> say(conversation(chat), text, key));
        written.add(chat);
    }

    private UUID conversation(Chat chat) {
        return conversations.get(chat.person());
    }

    private boolean say(UUID conversation, String text, String key) {
        var gateway = gateways.get(tries++ % gateways.size());
        var request = HttpRequest.newBuilder(gateway.resolve("/api/conversations/%s/messages".formatted(conversation)))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(JsonApi.object().put("text", text).toString()));
        try {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode() == DONE;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public synchronized List<Promise> promises() {
        var counts = written.stream().collect(Collectors.groupingBy(chat -> chat, Collectors.counting()));
        return counts.entrySet().stream()
                .map(counted -> new Promise(counted.getKey(), texts(counted.getValue())))
                .toList();
    }

    private static List<String> texts(long count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(number -> "Operator " + number)
                .toList();
    }
}
