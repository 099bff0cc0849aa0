package dev.beseda.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.local.demo.ReplyProgress.Glimpse;
import dev.beseda.local.rest.CallRefused;
import dev.beseda.local.rest.JsonApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A person of the simulator and what the person hears from a bot, in order.
public final class SimulatedChat {
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    private final JsonApi simulator;
    private final String bot;
    private final JsonNode person;
    private final Queue<Said> unheard = new ArrayDeque<>();
    private long newest;
    private Tap tap = new Tap(0, "");

    private SimulatedChat(JsonApi simulator, String bot, JsonNode person) {
        this.simulator = simulator;
        this.bot = bot;
        this.person = person;
    }

    /// What the bot said: media stand in brackets before the text below them, an album is said at once.
    ///
    /// @param message its number
    /// @param buttons what is written on the buttons and keys under it
    /// @param edits how often it was seen to change before it was whole
    public record Said(long message, String text, List<String> buttons, Instant at, int edits) {}

    private record Tap(long message, String query) {}

    /// A chat of somebody nobody knew before.
    ///
    /// @param bot its token
    public static SimulatedChat begin(JsonApi simulator, String bot, String name, String language) {
        var person = JsonApi.object().put("first_name", name).put("language_code", language);
        return new SimulatedChat(simulator, bot, simulator.create("/simulator/api/users", person));
    }

    public long person() {
        return person.required("id").asLong();
    }

    public String name() {
        return person.required("first_name").asText();
    }

    /// The number of the message the person wrote.
    public long write(String text) {
        return act("messages", JsonApi.object().put("text", text))
                .required("message_id")
                .asLong();
    }

    public void shareContact(String phone) {
        var unused = act("contacts", JsonApi.object().put("phone", phone));
    }

    /// The contact of somebody else.
    public void passOnContact(String phone) {
        var unused = act("contacts", JsonApi.object().put("phone", phone).put("first_name", "Somebody"));
    }

    public void shareLocation(double latitude, double longitude) {
        var unused = act("locations", JsonApi.object().put("latitude", latitude).put("longitude", longitude));
    }

    public void sendFile(String kind, String name, int bytes) {
        var unused = act(
                "media", JsonApi.object().put("kind", kind).put("name", name).put("size", bytes));
    }

    /// Pays the newest invoice.
    public void pay() {
        var invoice = simulator
                .get(path())
                .valueStream()
                .filter(SimulatedChat::isInvoice)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("No message is an invoice"));
        var unused = act(
                "payments",
                JsonApi.object()
                        .put("message_id", invoice.required("message_id").asLong()));
    }

    private static boolean isInvoice(JsonNode line) {
        return line.path("kind").asText().equals("invoice");
    }

    /// Taps the newest button with this label that is still there.
    public void tap(String label) {
        var lines = simulator
                .get(path())
                .valueStream()
                .filter(SimulatedChat::isOfBot)
                .toList();
        for (var line : lines.reversed()) {
            for (var button : line.path("buttons")) {
                if (button.required("text").asText().equals(label)
                        && tap(line.required("message_id").asLong(), button)) {
                    return;
                }
            }
        }
        throw new IllegalStateException("No message shows a button " + label);
    }

    /// False when the button was taken away in this moment.
    private boolean tap(long message, JsonNode button) {
        var wish = JsonApi.object()
                .put("message_id", message)
                .put("data", button.path("callback_data").asText());
        try {
            tap = new Tap(
                    message, act("taps", wish).required("callback_query_id").asText());
            return true;
        } catch (CallRefused gone) {
            return false;
        }
    }

    /// The note above the chat with which the bot answered the last tap; none when it did not answer in time.
    public Optional<String> noteWithin(Duration patience) {
        var deadline = Instant.now().plus(patience);
        var version = 0L;
        while (true) {
            var left = Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
            var live = simulator.get("%s/live?version=%d&wait_millis=%d".formatted(path(), version, left));
            var answer = answer(live);
            if (answer.isPresent() || left == 0) {
                return answer.map(callback -> callback.path("text").asText());
            }
            version = live.required("version").asLong();
        }
    }

    private Optional<JsonNode> answer(JsonNode live) {
        return live.required("messages")
                .valueStream()
                .filter(line -> line.required("message_id").asLong() == tap.message())
                .flatMap(line -> line.path("callbacks").valueStream())
                .filter(callback -> callback.required("id").asText().equals(tap.query())
                        && callback.required("answered").asBoolean())
                .findFirst();
    }

    /// What the bot says next; none when it is silent for so long.
    public Optional<Said> hear(Duration patience) {
        var deadline = Instant.now().plus(patience);
        while (unheard.isEmpty()) {
            var left = Duration.between(Instant.now(), deadline).toMillis();
            if (left <= 0) {
                return Optional.empty();
            }
            var wait = Math.min(left, LONGEST_WAIT_MILLIS);
            take(simulator.get("%s?after=%d&wait_millis=%d".formatted(path(), newest, wait)));
        }
        return Optional.of(unheard.remove());
    }

    /// What the bot says next, once it is whole; none when nothing happens for so long.
    Optional<Said> watch(Duration patience, Consumer<Glimpse> watcher) {
        if (!unheard.isEmpty()) {
            return Optional.of(unheard.remove());
        }
        var replyProgress = new ReplyProgress(newest, watcher);
        var version = 0L;
        while (true) {
            var left = Duration.between(Instant.now(), replyProgress.newsAt().plus(patience))
                    .toMillis();
            if (left <= 0) {
                return Optional.empty();
            }
            var wait = Math.min(left, LONGEST_WAIT_MILLIS);
            var live = simulator.get("%s/live?version=%d&wait_millis=%d".formatted(path(), version, wait));
            var whole = replyProgress.see(live);
            if (whole.isPresent()) {
                return Optional.of(grown(whole.get(), replyProgress.edits()));
            }
            version = live.required("version").asLong();
        }
    }

    private Said grown(JsonNode message, int edits) {
        var said = said(List.of(message));
        newest = said.message();
        return edits == 0 ? said : new Said(said.message(), said.text(), said.buttons(), Instant.now(), edits);
    }

    /// Everything the bot has said up to now and nobody has listened to.
    public List<Said> rest() {
        take(simulator.get("%s?after=%d".formatted(path(), newest)));
        var rest = List.copyOf(unheard);
        unheard.clear();
        return rest;
    }

    /// The messages of an album come in the same moment, but one after the other.
    private void take(JsonNode lines) {
        var messages = new ArrayList<JsonNode>();
        lines.forEach(messages::add);
        if (lines.valueStream().anyMatch(line -> line.has("media_group_id"))) {
            var last = lines.path(lines.size() - 1).required("message_id").asLong();
            simulator.get("%s?after=%d".formatted(path(), last)).forEach(messages::add);
        }
        messages.stream()
                .filter(SimulatedChat::isOfBot)
                .collect(Collectors.groupingBy(
                        line -> line.path("media_group_id")
                                .asText(line.required("message_id").asText()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .forEach(album -> unheard.add(said(album)));
        messages.forEach(
                line -> newest = Math.max(newest, line.required("message_id").asLong()));
    }

    static boolean isOfBot(JsonNode line) {
        return line.required("from").asText().equals("bot");
    }

    private static Said said(List<JsonNode> messages) {
        var first = messages.getFirst();
        var kinds = messages.stream()
                .filter(line -> line.has("media"))
                .map(line -> line.at("/media/kind").asText())
                .collect(Collectors.joining(", "));
        var text = first.path("text").asText(first.path("caption").asText());
        var shown = isInvoice(first)
                ? "[invoice] " + first.at("/invoice/title").asText()
                : kinds.isEmpty() ? text : "[%s] %s".formatted(kinds, text).strip();
        return new Said(
                first.required("message_id").asLong(),
                shown,
                buttons(first),
                Instant.ofEpochMilli(first.required("at_millis").asLong()),
                0);
    }

    private static List<String> buttons(JsonNode line) {
        var inline = line.path("buttons").valueStream();
        var keys = line.at("/reply_markup/keyboard").valueStream().flatMap(JsonNode::valueStream);
        return Stream.concat(inline, keys)
                .map(button -> button.required("text").asText())
                .toList();
    }

    private JsonNode act(String deed, ObjectNode details) {
        return simulator.create(
                "/simulator/api/" + deed, details.put("bot", bot).put("user", person()));
    }

    private String path() {
        return "/simulator/api/chats/%s/%d".formatted(bot, person());
    }
}
