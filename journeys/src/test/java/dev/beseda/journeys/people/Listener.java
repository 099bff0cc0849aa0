package dev.beseda.journeys.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.telegram.Chat;
import dev.beseda.local.demo.SimulatedChat;
import dev.beseda.local.rest.JsonApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A person who talks to a bot, and all that Telegram shows of the bot:
/// what stands there in the end, and each look of it before.
public final class Listener {
    private static final long LOOK_MILLIS = 10_000;

    private final TestPlatform platform;
    private final Chat chat;
    private final SimulatedChat person;
    private final JsonApi simulator;

    private Listener(TestPlatform platform, Chat chat, SimulatedChat person) {
        this.platform = platform;
        this.chat = chat;
        this.person = person;
        this.simulator = platform.simulator();
    }

    static Listener meet(TalkingBot bot, String language) {
        var person = SimulatedChat.begin(bot.platform().simulator(), bot.token(), "Ada", language);
        return new Listener(bot.platform(), new Chat(bot.token(), person.person()), person);
    }

    /// One change of what the bot says.
    public record Look(String method, long message, String text, long atMillis) {}

    public Chat chat() {
        return chat;
    }

    public void write(String text) {
        var unused = person.write(text);
    }

    public void tap(String label) {
        person.tap(label);
    }

    /// The messages of the bot as they stand there now.
    public List<JsonNode> messages() {
        return ofBot(simulator.get(path()));
    }

    private String path() {
        return "/simulator/api/chats/%s/%d".formatted(chat.bot(), chat.person());
    }

    private static List<JsonNode> ofBot(JsonNode lines) {
        return lines.valueStream()
                .filter(line -> line.required("from").asText().equals("bot"))
                .toList();
    }

    public List<String> texts() {
        return messages().stream()
                .map(message -> message.required("text").asText())
                .toList();
    }

    /// Waits until the bot has said these texts and nothing else; without a button to stop it.
    public void hears(String... texts) {
        await("the texts " + String.join(" | ", texts))
                .atMost(TestPlatform.PATIENCE)
                .untilAsserted(() -> {
                    assertThat(texts()).containsExactly(texts);
                    assertThat(messages())
                            .allSatisfy(message ->
                                    assertThat(message.path("buttons")).isEmpty());
                });
    }

    /// Waits until the newest message begins so.
    public void sees(String beginning) {
        await("a message that begins with " + beginning)
                .atMost(TestPlatform.PATIENCE)
                .until(this::texts, texts -> !texts.isEmpty() && texts.getLast().startsWith(beginning));
    }

    /// Waits until a message that grows has been changed so often.
    public void seesGrowth(int changes) {
        await("a message that grows")
                .atMost(TestPlatform.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> looks().stream().filter(Listener::isEdit).count() >= changes);
    }

    private static boolean isEdit(Look look) {
        return look.method().equals("editmessagetext");
    }

    /// Waits until the bot has said so many texts and the last of them is whole. Asks only when something has changed:
    /// many may wait at once.
    public void awaitWhole(int texts) {
        var deadline = Instant.now().plus(TestPlatform.PATIENCE);
        var version = 0L;
        while (Instant.now().isBefore(deadline)) {
            var live = simulator.get("%s/live?version=%d&wait_millis=%d".formatted(path(), version, LOOK_MILLIS));
            var said = ofBot(live.required("messages"));
            if (said.size() == texts && said.getLast().path("buttons").isEmpty()) {
                return;
            }
            version = live.required("version").asLong();
        }
        throw new AssertionError("%s has heard only %s, not %d texts".formatted(chat, texts(), texts));
    }

    /// How often Telegram refused what the bot wanted to show.
    public long refusals() {
        return platform.telegram().calls(chat).stream()
                .filter(call -> !call.required("ok").asBoolean())
                .count();
    }

    /// All that the bot has shown, in order: messages and their changes, and that it is typing.
    public List<Look> looks() {
        return platform.telegram().calls(chat).stream()
                .filter(call -> call.required("ok").asBoolean())
                .map(call -> new Look(
                        call.required("method").asText().toLowerCase(Locale.ROOT),
                        call.path("message_id").asLong(),
                        call.path("text").asText(),
                        call.required("at_millis").asLong()))
                .toList();
    }
}
