package dev.beseda.kit.web.input;

import com.google.re2j.Pattern;
import dev.beseda.kit.problems.BadField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Reads a value of the query string; one that can't be read is named. (As a typed parameter it would answer 404.)
public record QueryValue(String name, Optional<String> text) {
    /// Java takes years up to a billion, databases do not.
    private static final Pattern YEAR_OF_FOUR_DIGITS = Pattern.compile("[0-9]{4}-.*");

    public Optional<UUID> uuid() {
        try {
            return text.map(UUID::fromString);
        } catch (IllegalArgumentException wrong) {
            throw new BadField(name, "must be a UUID");
        }
    }

    public Optional<Long> whole() {
        try {
            return text.map(Long::parseLong);
        } catch (NumberFormatException wrong) {
            throw new BadField(name, "must be a whole number");
        }
    }

    public Optional<Boolean> truth() {
        if (text.filter(word -> !word.equals("true") && !word.equals("false")).isPresent()) {
            throw new BadField(name, "must be true or false");
        }
        return text.map(Boolean::parseBoolean);
    }

    public Optional<Instant> instant() {
        return time(Instant::parse, "must be a time such as 2026-01-31T12:00:00Z");
    }

    public Optional<LocalDate> day() {
        return time(LocalDate::parse, "must be a day such as 2026-01-31");
    }

    /// A text of at most `longest` characters that the database can compare with.
    public Optional<String> words(int longest) {
        if (text.filter(words -> words.isEmpty() || words.length() > longest || words.indexOf('\0') >= 0)
                .isPresent()) {
            throw new BadField(name, "must be a text of 1 to " + longest + " characters");
        }
        return text;
    }

    private <T> Optional<T> time(Function<String, T> parse, String otherwise) {
        try {
            if (text.isEmpty() || YEAR_OF_FOUR_DIGITS.matcher(text.get()).matches()) {
                return text.map(parse);
            }
        } catch (DateTimeParseException wrong) {
            throw new BadField(name, otherwise);
        }
        throw new BadField(name, otherwise);
    }
}
