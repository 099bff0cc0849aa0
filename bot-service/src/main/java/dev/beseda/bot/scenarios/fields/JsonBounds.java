package dev.beseda.bot.scenarios.fields;

import dev.beseda.kit.json.BoundedNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What JSON may hold that is kept as it was written: texts that the database can keep, numbers that can be written
/// out, and nothing nested so deep that it can't be walked through.
final class JsonBounds {
    private static final int DEEPEST = 50;

    private JsonBounds() {}

    /// What is wrong with it, if anything.
    static Optional<String> fault(@Nullable Object json) {
        return fault(json, DEEPEST);
    }

    private static Optional<String> fault(@Nullable Object json, int levelsLeft) {
        return switch (Fields.plain(json)) {
            case Map<?, ?> object ->
                firstFault(Stream.concat(object.keySet().stream(), object.values().stream()), levelsLeft);
            case List<?> list -> firstFault(list.stream(), levelsLeft);
            case String text when text.indexOf('\0') >= 0 -> Optional.of("must not hold the character NUL");
            case Number number
            when BoundedNumber.of(number.toString()).isEmpty() ->
                Optional.of("must not hold a number with more than 40 digits before or after its point");
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> firstFault(Stream<?> parts, int levelsLeft) {
        if (levelsLeft == 0) {
            return Optional.of("must not be nested deeper than " + DEEPEST);
        }
        return parts.map(part -> fault(part, levelsLeft - 1))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
