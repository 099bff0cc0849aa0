package dev.beseda.journeys.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.local.demo.SimulatedChat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A person who talks to a bot, and all that Telegram shows of the bot: what stands there in the end, and each look of
/// it before.
public final class Listener {
    private final House house;
    private final Chat chat;
    private final SimulatedChat person;

    private Listener(House house, Chat chat, SimulatedChat person) {
        this.house = house;
        this.chat = chat;
        this.person = person;
    }

    static Listener meet(TalkingBot bot, String language) {
        var person = SimulatedChat.begin(bot.house().simulator(), bot.token(), "Ada", language);
        return new Listener(bot.house(), new Chat(bot.token(), person.person()), person);
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
        return house.simulator()
                .get("/simulator/api/chats/%s/%d".formatted(chat.bot(), chat.person()))
                .valueStream()
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
        await("the texts " + String.join(" | ", texts)).atMost(House.PATIENCE).untilAsserted(() -> {
            assertThat(texts()).containsExactly(texts);
            assertThat(messages()).allSatisfy(message -> assertThat(message.path("buttons"))
                    .isEmpty());
        });
    }

    /// Waits until the newest message begins so.
    public void sees(String beginning) {
        await("a message that begins with " + beginning)
                .atMost(House.PATIENCE)
                .until(this::texts, texts -> !texts.isEmpty() && texts.getLast().startsWith(beginning));
    }

    /// Waits until a message that grows has been changed so often.
    public void seesGrowth(int changes) {
        await("a message that grows")
                .atMost(House.PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> looks().stream().filter(Listener::isEdit).count() >= changes);
    }

    private static boolean isEdit(Look look) {
        return look.method().equals("editmessagetext");
    }

    /// Whether the newest message is not whole yet.
    public boolean isGrowing() {
        return !messages().getLast().path("buttons").isEmpty();
    }

    /// How often Telegram refused what the bot wanted to show.
    public long refusals() {
        return house.telegram().calls(chat).stream()
                .filter(call -> !call.required("ok").asBoolean())
                .count();
    }

    /// All that the bot has shown, in order: messages and their changes, and that it is typing.
    public List<Look> looks() {
        return house.telegram().calls(chat).stream()
                .filter(call -> call.required("ok").asBoolean())
                .map(call -> new Look(
                        call.required("method").asText().toLowerCase(Locale.ROOT),
                        call.path("message_id").asLong(),
                        call.path("text").asText(),
                        call.required("at_millis").asLong()))
                .toList();
    }
}
