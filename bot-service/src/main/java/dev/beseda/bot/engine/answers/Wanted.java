package dev.beseda.bot.engine.answers;

import dev.beseda.bot.engine.Text;
import dev.beseda.bot.engine.values.FileKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a question asks for.
public sealed interface Wanted {
    /// A text of so many characters; the whole of it matches the pattern, if there is one.
    record AnyText(int least, int most, Optional<String> pattern) implements Wanted {}

    record Number(Optional<BigDecimal> least, Optional<BigDecimal> most, boolean whole) implements Wanted {}

    record Day(Optional<LocalDate> earliest, Optional<LocalDate> latest) implements Wanted {}

    record Phone() implements Wanted {}

    record Email() implements Wanted {}

    /// One of the options, offered as buttons.
    record Choice(List<Option> options) implements Wanted {
        public Choice {
            options = List.copyOf(options);
        }
    }

    /// What the button says, and what the variable holds once it is chosen.
    record Option(Text label, String value) {}

    /// The person's own phone number, shared with Telegram's button.
    record Contact() implements Wanted {}

    record Place() implements Wanted {}

    /// A file of one of these kinds; no kinds mean any.
    record File(Set<FileKind> kinds, long mostBytes) implements Wanted {
        public File {
            kinds = Set.copyOf(kinds);
        }
    }

    /// A whole number of a scale, both ends included.
    record Rating(int from, int to) implements Wanted {}
}
