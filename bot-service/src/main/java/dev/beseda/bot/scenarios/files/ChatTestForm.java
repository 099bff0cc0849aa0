package dev.beseda.bot.scenarios.files;

import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.rules.chats.ChatTest;
import dev.beseda.kit.text.WireName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Conversation tests as people write them: `{name, given?: {variables, language, time}, steps: [{person: "…"}, …]}`.
public final class ChatTestForm {
    private static final int MOST_TESTS = 100;
    private static final int MOST_LINES = 200;
    private static final int MOST_VARIABLES = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LANGUAGE = 12;
    private static final int LAST_YEAR = 9_999;
    private static final ZonedDateTime USUAL_TIME = ZonedDateTime.of(2026, 1, 15, 12, 0, 0, 0, ZoneOffset.UTC);

    private ChatTestForm() {}

    /// The field `tests` of an object; none when it is left out.
    public static List<ChatTest> readAll(Fields fields) {
        return fields.objects("tests", MOST_TESTS, ChatTestForm::read);
    }

    public static List<Map<String, Object>> write(List<ChatTest> tests) {
        return FieldWriter.written(tests, ChatTestForm::write);
    }

    private static ChatTest read(Fields fields) {
        var name = fields.words("name", LONGEST_NAME);
        var given = fields.inside("given", fields.has("given") ? fields.take("given") : Map.of());
        var lines = fields.objects("steps", MOST_LINES, LineForm::read);
        if (lines.isEmpty()) {
            throw fields.wrong("steps", "is needed: the lines of the chat");
        }
        var test = new ChatTest(
                name,
                values(given, "variables"),
                given.optionalWords("language", LONGEST_LANGUAGE),
                time(given),
                lines);
        given.end();
        return test;
    }

    private static FieldWriter write(ChatTest test, FieldWriter fields) {
        var given = new FieldWriter()
                .put("variables", writtenValues(test.variables()))
                .put("language", test.language())
                .putUnless(USUAL_TIME.toString(), "time", test.time().toString());
        return fields.put("name", test.name())
                .put("given", given.fields())
                .put("steps", test.lines().stream().map(LineForm::write).toList());
    }

    private static ZonedDateTime time(Fields given) {
        var written = given.optionalWords("time", LONGEST_NAME);
        if (written.isEmpty()) {
            return USUAL_TIME;
        }
        return written.flatMap(ChatTestForm::parsed)
                .filter(time -> time.getYear() >= 1 && time.getYear() <= LAST_YEAR)
                .orElseThrow(
                        () -> given.wrong("time", "must be a time such as 2026-01-31T12:00:00Z or …T12:00:00+03:00"));
    }

    private static Optional<ZonedDateTime> parsed(String time) {
        try {
            return Optional.of(ZonedDateTime.parse(time));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /// Variables with their values.
    static Map<String, Value> values(Fields fields, String name) {
        return fields.entries(
                name, MOST_VARIABLES, (object, variable) -> value(object, object.variable(variable, variable)));
    }

    static Map<String, Object> writtenValues(Map<String, Value> values) {
        var written = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> written.put(
                name,
                switch (value) {
                    case Value.Truth(boolean holds) -> holds;
                    case Value.Number(var number) -> plain(number);
                    case Value.Money(var amount, var _) -> plain(amount);
                    case Value.Text _, Value.Day _, Value.Place _, Value.File _, Value.Nothing _ -> value.shown("");
                }));
        return written;
    }

    private static Object plain(BigDecimal number) {
        return number.scale() <= 0 ? (Object) number.toBigInteger() : number;
    }

    private static Value value(Fields object, String variable) {
        return switch (object.json(variable)) {
            case String text -> new Value.Text(text);
            case Boolean holds -> new Value.Truth(holds);
            case Number number -> Value.number(new BigDecimal(number.toString()));
            default -> throw object.wrong(variable, "must be a text, a number, true or false");
        };
    }

    static Optional<FileKind> kind(String word) {
        for (var kind : FileKind.values()) {
            if (WireName.of(kind).equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    static Input file(FileKind kind) {
        return new Input.Sent(kind, "test-file", "test", 1_000);
    }
}
