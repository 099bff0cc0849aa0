package dev.beseda.bot.engine.answers;

import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.values.FileKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a question asks for.
public sealed interface ExpectedAnswer {
    /// A text of so many characters; the whole of it matches the pattern, if there is one.
    record AnyText(int least, int most, Optional<String> pattern) implements ExpectedAnswer {}

    record Number(Optional<BigDecimal> least, Optional<BigDecimal> most, boolean whole) implements ExpectedAnswer {}

    record Day(Optional<LocalDate> earliest, Optional<LocalDate> latest) implements ExpectedAnswer {}

    record Phone() implements ExpectedAnswer {}

    record Email() implements ExpectedAnswer {}

    /// One of the options, offered as buttons.
    record Choice(List<Option> options) implements ExpectedAnswer {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// What the button says, and what the variable holds once it is chosen.
    record Option(Text label, String value) {}

    /// The person's own phone number, shared with Telegram's button.
    record Contact() implements ExpectedAnswer {}

    record Place() implements ExpectedAnswer {}

    /// A file of one of these kinds; no kinds mean any.
    record File(Set<FileKind> kinds, long mostBytes) implements ExpectedAnswer {
        public File {
            kinds = Set.copyOf(kinds);
        }
    }

    /// A whole number of a scale, both ends included.
    record Rating(int from, int to) implements ExpectedAnswer {}
}
