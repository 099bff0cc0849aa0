package dev.beseda.bot.scenarios.files;

import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Times;
import dev.beseda.bot.scenarios.rules.chats.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lines of a conversation test as people write them: `{person: "Hello"}`, `{bot: "Hi, *!", buttons: [Yes, No]}`,
/// `{tap: "Yes"}`, `{sends: photo}`, `{after: 10m}`, `{answers: {status, body}}`, `{model: "Hello"}`,
/// `{pays: 100}`, `{ledger: {balance: 150}}`, `{event: name}`, `{staff: hands_back}`.
final class LineForm {
    private static final int LONGEST_TEXT = 16_384;
    private static final int LONGEST_NAME = 256;
    private static final int MOST_BUTTONS = 100;
    private static final int LEAST_STATUS = 100;
    private static final int MOST_STATUS = 599;
    private static final int OK = 200;
    private static final List<String> KINDS =
            List.of("person", "tap", "sends", "bot", "after", "answers", "model", "pays", "ledger", "event", "staff");

    private LineForm() {}

    static Line read(Fields fields) {
        var kind = KINDS.stream()
                .filter(fields::has)
                .findFirst()
                .orElseThrow(() -> fields.wrong("line", "must be one of " + String.join(", ", KINDS)));
        return switch (kind) {
            case "person" -> new Line.Person(fields.words(kind, LONGEST_TEXT));
            case "tap" -> new Line.Tap(fields.words(kind, LONGEST_TEXT));
            case "sends" -> new Line.Sends(given(fields));
            case "bot" ->
                new Line.Bot(
                        fields.words(kind, LONGEST_TEXT), fields.optional("buttons", name -> labels(fields, name)));
            case "after" -> new Line.After(fields.time(kind));
            case "answers" -> fields.object(kind, LineForm::answers);
            case "model" -> model(fields);
            case "pays" ->
                new Line.Pays(fields.whole(kind, 1, Integer.MAX_VALUE)
                        .orElseThrow(() -> fields.wrong(kind, "is needed: so many Stars")));
            case "ledger" ->
                new Line.Ledger(ChatTestForm.values(fields, kind), fields.optionalWords("asked", LONGEST_TEXT));
            case "event" -> event(fields);
            default -> new Line.Staff(fields.oneOf(kind, fields.take(kind), Line.Move.class));
        };
    }

    static Map<String, Object> write(Line line) {
        var fields = new FieldWriter();
        return switch (line) {
            case Line.Person(var text) -> fields.put("person", text).fields();
            case Line.Tap(var label) -> fields.put("tap", label).fields();
            case Line.Sends(var input) -> fields.put("sends", write(input)).fields();
            case Line.Bot(var text, var buttons) ->
                fields.put("bot", text).put("buttons", buttons).fields();
            case Line.After(var time) -> fields.put("after", Times.write(time)).fields();
            case Line.Answers(int status, var body, var request) ->
                fields.put("answers", (Object) new FieldWriter()
                                .put("status", status)
                                .put("body", body)
                                .put("request", request)
                                .fields())
                        .fields();
            case Line.Model(var text, var asked) ->
                fields.put("model", text.isPresent() ? text.get() : (Object) false)
                        .put("asked", asked)
                        .fields();
            case Line.Pays(int stars) -> fields.put("pays", stars).fields();
            case Line.Ledger(var values, var asked) ->
                fields.put("ledger", (Object) ChatTestForm.writtenValues(values))
                        .put("asked", asked)
                        .fields();
            case Line.Event(var name, var values) ->
                fields.put("event", name)
                        .put("values", ChatTestForm.writtenValues(values))
                        .fields();
            case Line.Staff(var move) -> fields.put("staff", move).fields();
        };
    }

    private static List<String> labels(Fields fields, String name) {
        return fields.items(name, MOST_BUTTONS, (place, label) -> String.valueOf(fields.json(place, label)));
    }

    private static Line answers(Fields fields) {
        int status = fields.whole("status", LEAST_STATUS, MOST_STATUS).orElse(OK);
        var body = fields.optional("body", fields::json);
        return new Line.Answers(status, body, fields.optionalWords("request", LONGEST_TEXT));
    }

    /// `model: false` is a model that fails.
    private static Line model(Fields fields) {
        var text = switch (fields.json("model")) {
            case String written when !written.isBlank() -> Optional.of(written);
            case Boolean said when !said -> Optional.<String>empty();
            default -> throw fields.wrong("model", "must be what the model says, or false when it fails");
        };
        return new Line.Model(text, fields.optionalWords("asked", LONGEST_TEXT));
    }

    private static Line event(Fields fields) {
        return new Line.Event(fields.words("event", LONGEST_NAME), ChatTestForm.values(fields, "values"));
    }

    private static Input given(Fields fields) {
        var written = Fields.plain(fields.take("sends"));
        if (written instanceof String word) {
            return given(fields, word);
        }
        return fields.object("sends", written, LineForm::input);
    }

    private static Input input(Fields object) {
        return object.has("contact")
                ? new Input.SharedContact(object.words("contact", LONGEST_NAME), !object.flag("of_another", false))
                : object.has("location")
                        ? object.object("location", LineForm::place)
                        : object.object("file", LineForm::file);
    }

    /// One word is enough where the rest does not matter.
    private static Input given(Fields fields, String word) {
        return switch (word) {
            case "contact" -> new Input.SharedContact("+79990000000", true);
            case "location" -> new Input.SharedPlace(55.75, 37.62);
            default ->
                ChatTestForm.kind(word)
                        .map(ChatTestForm::file)
                        .orElseThrow(() -> fields.wrong(
                                "sends", "must be contact, location or a kind of file such as photo or document"));
        };
    }

    private static Input place(Fields place) {
        return new Input.SharedPlace(degrees(place, "latitude"), degrees(place, "longitude"));
    }

    private static double degrees(Fields place, String name) {
        if (place.json(name) instanceof Number degrees) {
            return degrees.doubleValue();
        }
        throw place.wrong(name, "must be a number of degrees");
    }

    private static Input file(Fields file) {
        var kind = file.oneOf("kind", FileKind.class).orElse(FileKind.DOCUMENT);
        var name = file.optionalWords("name", LONGEST_NAME).orElse("test");
        int bytes = file.whole("bytes", 0, Integer.MAX_VALUE).orElse(1_000);
        return new Input.Sent(kind, "test-file", name, bytes);
    }

    private static Object write(Input input) {
        var fields = new FieldWriter();
        return switch (input) {
            case Input.SharedContact(var phone, boolean own) ->
                fields.put("contact", phone)
                        .putUnless(false, "of_another", !own)
                        .fields();
            case Input.SharedPlace(double latitude, double longitude) ->
                Map.of(
                        "location",
                        new FieldWriter()
                                .put("latitude", latitude)
                                .put("longitude", longitude)
                                .fields());
            case Input.Sent(var kind, var _, var name, long bytes) ->
                Map.of(
                        "file",
                        new FieldWriter()
                                .put("kind", kind)
                                .put("name", name)
                                .put("bytes", bytes)
                                .fields());
            case Input.Wrote(var text) -> text;
            case Input.Chose(int index) -> index;
        };
    }
}
