package dev.beseda.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.local.demo.ReplyProgress.Glimpse;
import dev.beseda.local.demo.SimulatedChat.Said;
import dev.beseda.local.rest.JsonApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plays a conversation test of a scenario through the simulator: what the file says of the person is done, what it
/// says of the bot is awaited, and what it says of the language model is what the simulator's model writes; the ledger
/// is the platform's own. Every line is told with its time as soon as it is there.
public final class DemoConversation {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final String RUSSIAN = "ru";
    private static final String BOT = "Bot";
    private static final char NO_BREAK_SPACE = '\u00A0';

    /// The lines with which somebody does something.
    private static final Set<String> ACTS = Set.of("person", "tap", "sends", "pays", "event", "staff");

    private final Place place;
    private final Consumer<Line> listener;
    private final ScriptedModel model;
    private boolean modelWrites;
    private Instant acted = Instant.EPOCH;
    private String written = "";
    private Duration pause = Duration.ZERO;

    public DemoConversation(Place place, Consumer<Line> listener) {
        this.place = place;
        this.listener = listener;
        this.model = new ScriptedModel(place.simulator());
    }

    /// Where the bot is and how to reach it.
    public record Place(JsonApi simulator, JsonApi gateway, Demo demo, String bot) {}

    /// Something said in the chat.
    ///
    /// @param buttons what is written on the buttons and keys under it
    /// @param after for an answer of the bot: how long after the line before it arrived
    /// @param edits for a reply that grew: how often it was changed until it was whole
    public record Line(String speaker, String text, List<String> buttons, Instant at, Duration after, int edits) {
        private static Line of(String speaker, String text, Instant at, Duration after) {
            return new Line(speaker, text, List.of(), at, after, 0);
        }
    }

    /// The bot was silent for too long, or said something else.
    public static final class OtherwiseSaid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OtherwiseSaid(String sentence) {
            super(sentence);
        }
    }

    /// Whether the test can be played in the real world: nobody waits for long, and no server must be made up.
    public static boolean isPlayable(JsonNode test) {
        var given = test.path("given");
        return !given.has("variables")
                && !given.has("time")
                && test.required("steps")
                        .valueStream()
                        .allMatch(line -> !line.has("answers")
                                && (!line.has("after") || pause(line).compareTo(LONGEST_PAUSE) <= 0));
    }

    /// Plays the test with a person nobody knew before.
    public void play(JsonNode test) {
        var language = test.at("/given/language").asText("en");
        var name = language.equals(RUSSIAN) ? "Анна" : "John";
        var chat = SimulatedChat.begin(place.simulator(), place.demo().token(), name, language);
        acted = Instant.now();
        var lines = test.required("steps").valueStream().toList();
        try {
            for (int at = 0; at < lines.size(); at++) {
                if (ACTS.contains(kind(lines.get(at)))) {
                    script(lines.get(at), lines.subList(at + 1, lines.size()));
                }
                play(chat, lines.get(at), language);
            }
        } finally {
            model.forget();
        }
    }

    private static String kind(JsonNode line) {
        return line.fieldNames().next();
    }

    /// Before something is done the models know what they are to write then.
    private void script(JsonNode act, List<JsonNode> next) {
        var replies = next.stream()
                .takeWhile(line -> !ACTS.contains(kind(line)))
                .filter(line -> line.has("model"))
                .toList();
        modelWrites = !replies.isEmpty();
        replies.forEach(
                line -> model.writes(line.required("model"), act.path("person").asText()));
    }

    private void play(SimulatedChat chat, JsonNode line, String language) {
        var kind = kind(line);
        switch (kind) {
            case "bot" -> hear(chat, line);
            case "model", "ledger" -> {}
            case "after" -> pause = pause(line);
            case "staff" -> {
                nothingMore(chat);
                staff(chat, line.required("staff").asText(), language);
            }
            default -> {
                nothingMore(chat);
                var shown = act(chat, kind, line.required(kind), line);
                acted = Instant.now();
                listener.accept(Line.of(chat.name(), shown, acted, Duration.ZERO));
            }
        }
    }

    private String act(SimulatedChat chat, String kind, JsonNode what, JsonNode line) {
        acted = Instant.now();
        return switch (kind) {
            case "person" -> {
                written = what.asText();
                var unused = chat.write(written);
                yield written;
            }
            case "tap" -> {
                chat.tap(what.asText());
                yield "[" + what.asText() + "]";
            }
            case "sends" -> send(chat, what);
            case "pays" -> {
                chat.pay();
                yield "[pays] %d ⭐".formatted(what.asInt());
            }
            case "event" -> tell(chat, what.asText(), line.path("values"));
            default -> throw new IllegalArgumentException("This can't be played: " + line);
        };
    }

    private static String send(SimulatedChat chat, JsonNode what) {
        if (what.has("contact")) {
            var phone = what.required("contact").asText();
            if (what.path("of_another").asBoolean()) {
                chat.passOnContact(phone);
            } else {
                chat.shareContact(phone);
            }
            return "[contact] " + phone;
        }
        if (what.has("location")) {
            var location = what.required("location");
            chat.shareLocation(
                    location.required("latitude").asDouble(),
                    location.required("longitude").asDouble());
            return "[location]";
        }
        var file = what.required("file");
        var kind = file.required("kind").asText();
        chat.sendFile(
                kind, file.required("name").asText(), file.required("bytes").asInt());
        return "[" + kind + "]";
    }

    private String tell(SimulatedChat chat, String event, JsonNode values) {
        var body = JsonApi.object().put("name", event).put("chat_id", chat.person());
        body.set("variables", values.isMissingNode() ? JsonApi.object() : values);
        var unused = place.gateway().create("/api/bots/%s/events/".formatted(place.bot()), body);
        return "[event] " + event;
    }

    /// An operator comes, greets, and goes again.
    private void staff(SimulatedChat chat, String move, String language) {
        var conversation = place.gateway()
                .get("/api/conversations/?bot_id=%s&chat_id=%d".formatted(place.bot(), chat.person()))
                .at("/items/0/id")
                .asText();
        awaitTaken(conversation);
        acted = Instant.now();
        if (move.equals("hands_back")) {
            place.gateway().post("/api/conversations/%s/hand_back/".formatted(conversation));
            return;
        }
        place.gateway().post("/api/conversations/%s/take_over/".formatted(conversation));
        var greeting = language.equals(RUSSIAN)
                ? "Здравствуйте, это Мария. Я с вами."
                : "Hello, this is Maria. I am with you.";
        var unused = place.gateway()
                .create(
                        "/api/conversations/%s/messages/".formatted(conversation),
                        JsonApi.object().put("text", greeting));
        tell("Maria", next(chat, greeting));
    }

    /// What the person wrote goes through Kafka, what the platform does not: it must not overtake.
    private void awaitTaken(String conversation) {
        var deadline = Instant.now().plus(PATIENCE);
        while (place.gateway()
                .get("/api/conversations/" + conversation)
                .required("messages")
                .valueStream()
                .noneMatch(message -> message.path("text").asText().equals(written))) {
            if (Instant.now().isAfter(deadline)) {
                throw new OtherwiseSaid("\"%s\" did not reach the platform.".formatted(written));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void hear(SimulatedChat chat, JsonNode line) {
        var expected = line.required("bot").asText();
        if (expected.startsWith("[note] ")) {
            var note = chat.noteWithin(PATIENCE).orElse("");
            expect(expected, "[note] " + note);
            var now = Instant.now();
            listener.accept(Line.of(BOT, expected, now, Duration.between(acted, now)));
            return;
        }
        var said = next(chat, expected);
        expect(expected, said.text());
        if (line.has("buttons")) {
            expect(labels(line.required("buttons")), said.buttons().toString());
        }
        tell(BOT, said);
    }

    private void tell(String speaker, Said said) {
        var after = Duration.between(acted, said.at());
        listener.accept(new Line(speaker, said.text(), said.buttons(), said.at(), after, said.edits()));
        acted = said.at();
        pause = Duration.ZERO;
    }

    private Said next(SimulatedChat chat, String expected) {
        var patience = PATIENCE.plus(pause);
        return (modelWrites ? chat.watch(patience, this::show) : chat.hear(patience))
                .orElseThrow(() -> new OtherwiseSaid(
                        "The bot did not say \"%s\" within %d seconds; ./beseda logs bot may tell why."
                                .formatted(expected, patience.toSeconds())));
    }

    private void show(Glimpse glimpse) {
        var words = glimpse.more().isEmpty() ? "typing" : glimpse.more();
        listener.accept(Line.of("…", words, glimpse.at(), Duration.between(acted, glimpse.at())));
    }

    private static void nothingMore(SimulatedChat chat) {
        for (var said : chat.rest()) {
            throw new OtherwiseSaid("The bot said \"%s\", which the file does not say.".formatted(said.text()));
        }
    }

    /// `*` in the file stands for any text, and a blank for those of amounts, which nobody can type.
    private static void expect(String written, String said) {
        var expected = written.replace(NO_BREAK_SPACE, ' ');
        var actual = said.replace(NO_BREAK_SPACE, ' ');
        var pattern = Stream.of(expected.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        boolean alike = expected.equals(actual)
                || Pattern.compile(pattern, Pattern.DOTALL).matcher(actual).matches();
        if (!alike) {
            throw new OtherwiseSaid("The bot said \"%s\", but the file says \"%s\".".formatted(actual, expected));
        }
    }

    private static String labels(JsonNode buttons) {
        return buttons.valueStream().map(JsonNode::asText).toList().toString();
    }

    /// Times of tests come back as short as they can be said: `3s`, `10m`.
    private static Duration pause(JsonNode line) {
        var written = line.required("after").asText();
        return Duration.parse(written.endsWith("d") ? "P" + written : "PT" + written);
    }
}
