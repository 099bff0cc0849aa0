package dev.beseda.bot.engine.answers;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.answers.AnswerResult.Accepted;
import dev.beseda.bot.engine.answers.AnswerResult.Refused;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.values.WrittenNumber;
import java.math.BigDecimal;
import java.util.Optional;

/// Reads ratings: a tapped button, a number, or as many stars.
final class Ratings {
    /// Full stars of either kind, with or without the sign that makes them colourful, then empty ones.
    private static final Pattern STARS = Pattern.compile("(?:[★⭐🌟]\\x{fe0f}?\\s?)+(?:☆\\s?)*");

    private static final String FULL_STARS = "★⭐🌟";

    private Ratings() {}

    static AnswerResult read(ExpectedAnswer.Rating wanted, Input input, String language) {
        var rating = rating(wanted, input, language);
        if (rating.isEmpty()) {
            return new Refused(AnswerError.NOT_A_NUMBER);
        }
        var value = new Value.Number(rating.get());
        if (value.number().scale() > 0) {
            return new Refused(AnswerError.NOT_WHOLE);
        }
        if (value.number().compareTo(BigDecimal.valueOf(wanted.from())) < 0) {
            return new Refused(AnswerError.TOO_SMALL);
        }
        boolean beyond = value.number().compareTo(BigDecimal.valueOf(wanted.to())) > 0;
        return beyond ? new Refused(AnswerError.TOO_LARGE) : new Accepted(value);
    }

    private static Optional<BigDecimal> rating(ExpectedAnswer.Rating wanted, Input input, String language) {
        return switch (input) {
            case Input.Chose chose -> Optional.of(BigDecimal.valueOf((long) wanted.from() + chose.index()));
            case Input.Wrote wrote -> stars(wrote.text()).or(() -> WrittenNumber.read(wrote.text(), language));
            case Input.SharedContact _, Input.SharedPlace _, Input.Sent _ -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> stars(String text) {
        var written = text.strip();
        if (written.length() > 64 || !STARS.matcher(written).matches()) {
            return Optional.empty();
        }
        long full = written.codePoints()
                .filter(sign -> FULL_STARS.indexOf(sign) >= 0)
                .count();
        return Optional.of(BigDecimal.valueOf(full));
    }
}
