package dev.beseda.journeys.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.local.rest.JsonApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The simulator: people who write, and the log of all that passed between it and the bots.
public final class Telegram {
    private static final int PAGE = 10_000;

    private final JsonApi simulator;

    public Telegram(JsonApi simulator) {
        this.simulator = simulator;
    }

    /// The id of a person nobody knew before.
    public long newPerson(String firstName, String language) {
        var person = JsonApi.object().put("first_name", firstName).put("language_code", language);
        return simulator.create("/simulator/api/users", person).required("id").asLong();
    }

    public void write(Chat chat, String text) {
        var message = JsonApi.object()
                .put("bot", chat.bot())
                .put("user", chat.person())
                .put("text", text);
        var unused = simulator.create("/simulator/api/messages", message);
    }

    /// From now on this share of the bot's updates is delivered twice.
    public void doubleUpdates(String bot, double share) {
        order(bot, "duplicate_update", JsonApi.object().put("probability", share));
    }

    /// From now on this share of the bot's messages is taken at once but confirmed late.
    public void confirmLate(String bot, double share, Duration delay) {
        var manner = JsonApi.object()
                .put("method", "sendMessage")
                .put("probability", share)
                .put("delay_millis", delay.toMillis());
        order(bot, "slow", manner);
    }

    /// From now on this share of the bot's updates comes only after the delay.
    public void bringLate(String bot, double share, Duration delay) {
        order(bot, "late_update", JsonApi.object().put("probability", share).put("delay_millis", delay.toMillis()));
    }

    /// From now on this share of the bot's updates comes after the one that follows it in its chat.
    public void reorderUpdates(String bot, double share) {
        order(
                bot,
                "reordered_update",
                JsonApi.object().put("probability", share).put("delay_millis", 200));
    }

    /// The next messages to this chat are refused: wait so many seconds.
    public void flood(Chat chat, int times, int retryAfter) {
        var manner = JsonApi.object()
                .put("method", "sendMessage")
                .put("chat_id", chat.person())
                .put("times", times)
                .put("retry_after", retryAfter);
        order(chat.bot(), "too_many_requests", manner);
    }

    /// From now on this share of the bot's calls of a method is refused: wait so many seconds.
    public void refuseSome(String bot, String method, double share, int retryAfter) {
        var manner =
                JsonApi.object().put("method", method).put("probability", share).put("retry_after", retryAfter);
        order(bot, "too_many_requests", manner);
    }

    /// The next message to this chat goes wrong in this way, and nothing is done.
    public void breakNext(Chat chat, String kind) {
        var manner = JsonApi.object()
                .put("method", "sendMessage")
                .put("chat_id", chat.person())
                .put("times", 1);
        order(chat.bot(), kind, manner);
    }

    /// The person shuts the bot out, or lets it in again.
    public void block(Chat chat, boolean blocked) {
        var wish = JsonApi.object()
                .put("bot", chat.bot())
                .put("user", chat.person())
                .put("blocked", blocked);
        var unused = simulator.create("/simulator/api/blocks", wish);
    }

    /// The calls of the bot in this chat, in order.
    public List<JsonNode> calls(Chat chat) {
        return events(chat.bot(), "api_call").stream()
                .filter(call -> call.path("chat_id").asLong() == chat.person())
                .toList();
    }

    private void order(String bot, String kind, ObjectNode manner) {
        var unused = simulator.create(
                "/simulator/api/faults", manner.put("kind", kind).put("bot", bot));
    }

    /// The updates of a chat, counted from 0 in the order in which they came to be, as they were first taken.
    public List<Integer> takingOrder(Chat chat) {
        var made = events(chat.bot(), "update_queued").stream()
                .filter(event -> event.required("chat_id").asLong() == chat.person())
                .map(event -> event.required("update_id").asLong())
                .toList();
        return events(chat.bot(), "update_delivered").stream()
                .map(event -> made.indexOf(event.required("update_id").asLong()))
                .filter(number -> number >= 0)
                .distinct()
                .toList();
    }

    /// How many updates of the bot were taken by its webhook more than once.
    public long takenAgain(String bot) {
        var taken = events(bot, "update_delivered");
        var different = taken.stream()
                .map(event -> event.required("update_id").asLong())
                .distinct()
                .count();
        return taken.size() - different;
    }

    /// What the bots have said so far.
    public Replies replies(List<String> bots) {
        return new Replies(bots.stream()
                .flatMap(bot -> events(bot, "api_call").stream())
                .filter(call -> call.required("ok").asBoolean())
                .filter(call -> call.required("method").asText().equalsIgnoreCase("sendMessage"))
                .map(call -> new Replies.Reply(
                        call.required("chat_id").asLong(),
                        call.required("text").asText(),
                        call.required("at_millis").asLong()))
                .toList());
    }

    private List<JsonNode> events(String bot, String kind) {
        var all = new ArrayList<JsonNode>();
        var last = 0L;
        while (true) {
            var page = simulator.get(
                    "/simulator/api/events?bot=%s&kind=%s&after=%d&limit=%d".formatted(bot, kind, last, PAGE));
            if (page.isEmpty()) {
                return all;
            }
            page.forEach(all::add);
            last = all.getLast().required("seq").asLong();
        }
    }
}
