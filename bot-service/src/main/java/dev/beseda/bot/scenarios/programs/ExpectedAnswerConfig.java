package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.patterns.LinearPattern;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.programs.QuestionConfig.Answer;
import dev.beseda.kit.json.BoundedNumber;
import dev.beseda.kit.text.WireName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of a question that say what kind of answer is wanted, and within which limits.
final class ExpectedAnswerConfig {
    private static final int LONGEST_ANSWER = 4_096;
    private static final int LONGEST_PATTERN = 500;
    private static final int MOST_DIGITS = 15;
    private static final int BEST_RATING = 5;
    private static final int MOST_RATINGS = 100;

    /// What a bot can fetch from Telegram: 20 MB.
    private static final long MOST_BYTES = 20L << 20;

    private static final int MOST_KINDS = FileKind.values().length;

    private ExpectedAnswerConfig() {}

    /// @param routes is told where to go on after an option that says so
    static ExpectedAnswer read(Fields fields, Map<String, String> routes) {
        var answer = fields.oneOf("answer", Answer.class).orElse(Answer.TEXT);
        return switch (answer) {
            case TEXT -> text(fields);
            case NUMBER -> number(fields);
            case DATE -> date(fields);
            case PHONE -> new ExpectedAnswer.Phone();
            case EMAIL -> new ExpectedAnswer.Email();
            case CHOICE -> new ExpectedAnswer.Choice(OptionConfig.read(fields, routes));
            case CONTACT -> new ExpectedAnswer.Contact();
            case LOCATION -> new ExpectedAnswer.Place();
            case FILE ->
                new ExpectedAnswer.File(
                        kinds(fields),
                        fields.optional("most_bytes", name -> bytes(fields, name))
                                .orElse(MOST_BYTES));
            case RATING -> rating(fields);
        };
    }

    static FieldWriter write(ExpectedAnswer expected, Map<String, String> routes, FieldWriter config) {
        var answer = Answer.of(expected);
        config.putUnless(Answer.TEXT, "answer", answer);
        return switch (expected) {
            case ExpectedAnswer.AnyText(int least, int most, var pattern) ->
                config.putUnless(1, "shortest", least)
                        .putUnless(Integer.MAX_VALUE, "longest", most)
                        .put("pattern", pattern);
            case ExpectedAnswer.Number(var least, var most, boolean whole) ->
                config.put("least", least.map(ExpectedAnswerConfig::written))
                        .put("most", most.map(ExpectedAnswerConfig::written))
                        .putUnless(false, "whole", whole);
            case ExpectedAnswer.Day(var earliest, var latest) ->
                config.put("earliest", earliest.map(LocalDate::toString))
                        .put("latest", latest.map(LocalDate::toString));
            case ExpectedAnswer.Choice(var options) ->
                config.objects("options", options, (option, written) -> OptionConfig.write(option, routes, written));
            case ExpectedAnswer.File(var kinds, long most) ->
                config.put("kinds", kinds.stream().map(WireName::of).sorted().toList())
                        .putUnless(MOST_BYTES, "most_bytes", most);
            case ExpectedAnswer.Rating(int from, int to) ->
                config.put("from", from).put("to", to);
            case ExpectedAnswer.Phone _, ExpectedAnswer.Email _, ExpectedAnswer.Contact _, ExpectedAnswer.Place _ ->
                config;
        };
    }

    private static ExpectedAnswer text(Fields fields) {
        int shortest = fields.whole("shortest", 1, LONGEST_ANSWER).orElse(1);
        int longest = fields.whole("longest", shortest, LONGEST_ANSWER).orElse(Integer.MAX_VALUE);
        var pattern = fields.optionalWords("pattern", LONGEST_PATTERN);
        pattern.flatMap(LinearPattern::fault).ifPresent(fault -> {
            throw fields.wrong("pattern", fault);
        });
        return new ExpectedAnswer.AnyText(shortest, longest, pattern);
    }

    private static ExpectedAnswer number(Fields fields) {
        var least = fields.optional("least", name -> decimal(fields, name));
        var most = fields.optional("most", name -> decimal(fields, name));
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
            throw fields.wrong("most", "must not be below least");
        }
        return new ExpectedAnswer.Number(least, most, fields.flag("whole", false));
    }

    private static BigDecimal decimal(Fields fields, String name) {
        var decimal = Optional.of(fields.take(name))
                .filter(Number.class::isInstance)
                .flatMap(number -> BoundedNumber.of(number.toString()))
                .map(BigDecimal::stripTrailingZeros)
                .filter(number -> number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS)
                .orElseThrow(() -> fields.wrong(name, "must be a number of at most " + MOST_DIGITS + " digits"));
        return decimal.setScale(Math.max(0, decimal.scale()));
    }

    private static Number written(BigDecimal number) {
        boolean whole = number.scale() <= 0;
        if (!whole) {
            return number.doubleValue();
        }
        long value = number.longValue();
        return value == (int) value ? (Number) (int) value : (Number) value;
    }

    private static ExpectedAnswer date(Fields fields) {
        var earliest = fields.optional("earliest", name -> day(fields, name));
        var latest = fields.optional("latest", name -> day(fields, name));
        if (earliest.isPresent() && latest.isPresent() && earliest.get().isAfter(latest.get())) {
            throw fields.wrong("latest", "must not be before earliest");
        }
        return new ExpectedAnswer.Day(earliest, latest);
    }

    private static LocalDate day(Fields fields, String name) {
        try {
            return LocalDate.parse(String.valueOf(fields.take(name)));
        } catch (DateTimeException notADay) {
            throw fields.wrong(name, "must be a day such as 2026-01-31");
        }
    }

    private static Set<FileKind> kinds(Fields fields) {
        return Set.copyOf(
                fields.items("kinds", MOST_KINDS, (place, kind) -> fields.oneOf("kinds", kind, FileKind.class)));
    }

    private static long bytes(Fields fields, String name) {
        return switch (fields.take(name)) {
            case Integer bytes when bytes > 0 -> bytes;
            case Long bytes when bytes > 0 -> bytes;
            default -> throw fields.wrong(name, "must be a whole number of bytes above 0");
        };
    }

    private static ExpectedAnswer rating(Fields fields) {
        int from = fields.whole("from", 0, MOST_RATINGS - 1).orElse(1);
        int to = fields.whole("to", from + 1, Math.min(MOST_RATINGS, from + MOST_RATINGS - 1))
                .orElse(Math.max(from + 1, BEST_RATING));
        return new ExpectedAnswer.Rating(from, to);
    }
}
