package dev.beseda.bot.engine.values;

import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.text.Cut;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// What a variable holds. Every value is bounded when it is made, so whatever is computed from values stays small.
public sealed interface Value {
    /// The longest text a variable holds, in UTF-16 units.
    int LONGEST_TEXT = 4_096;

    /// A text; what is longer than `LONGEST_TEXT` is cut off.
    record Text(String text) implements Value {
        public Text {
            text = Cut.to(LONGEST_TEXT, text);
        }

        @Override
        public String shown(String language) {
            return text;
        }

        @Override
        public boolean truth() {
            return !text.isEmpty();
        }
    }

    /// A number below 10³⁴ with at most 34 digits; equal numbers are equal values, however they were written.
    record Number(BigDecimal number) implements Value {
        public Number {
            number = Numbers.bounded(number);
        }

        @Override
        public String shown(String language) {
            return number.toPlainString();
        }

        @Override
        public boolean truth() {
            return number.signum() != 0;
        }
    }

    /// An amount of money; it counts as its number.
    record Money(BigDecimal amount, Currency currency) implements Value {
        public Money {
            amount = Numbers.bounded(amount);
        }

        @Override
        public String shown(String language) {
            return Amounts.shown(this, language);
        }

        @Override
        public boolean truth() {
            return amount.signum() != 0;
        }
    }

    /// Yes or no.
    record Truth(boolean holds) implements Value {
        @Override
        public String shown(String language) {
            if (Languages.isRussian(language)) {
                return holds ? "да" : "нет";
            }
            return holds ? "yes" : "no";
        }

        @Override
        public boolean truth() {
            return holds;
        }
    }

    /// A day of the calendar.
    record Day(LocalDate day) implements Value {
        private static final DateTimeFormatter RUSSIAN = DateTimeFormatter.ofPattern("dd.MM.uuuu");

        @Override
        public String shown(String language) {
            return Languages.isRussian(language) ? RUSSIAN.format(day) : day.toString();
        }
    }

    /// A point on the map, in degrees; what lies beyond the map is moved to its edge.
    record Place(double latitude, double longitude) implements Value {
        public Place {
            latitude = degrees(latitude, 90);
            longitude = degrees(longitude, 180);
        }

        @Override
        public String shown(String language) {
            return Numbers.degrees(latitude) + ", " + Numbers.degrees(longitude);
        }

        private static double degrees(double given, double most) {
            return Double.isNaN(given) ? 0 : Math.clamp(given, -most, most);
        }
    }

    /// A file that lies at Telegram.
    record File(FileKind kind, String fileId, String name, long bytes) implements Value {
        public File {
            fileId = Cut.to(LONGEST_TEXT, fileId);
            name = Cut.to(LONGEST_TEXT, name);
        }

        @Override
        public String shown(String language) {
            return name;
        }
    }

    /// What was never told, or can't be computed.
    record Nothing() implements Value {
        @Override
        public String shown(String language) {
            return "";
        }

        @Override
        public boolean truth() {
            return false;
        }
    }

    /// How a person reads the value, in the given language.
    String shown(String language);

    /// Whether a condition that is just this value holds: not for nothing, an empty text, zero and no.
    default boolean truth() {
        return true;
    }

    /// The number, or nothing when it is too large to keep.
    static Value number(BigDecimal number) {
        return Numbers.fits(number) ? new Number(number) : new Nothing();
    }

    static Value number(long number) {
        return new Number(BigDecimal.valueOf(number));
    }
}
