package dev.beseda.kit.settings;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What stands in a variable of the environment.
/// A wrong value stops the start, with a sentence that names the variable.
public record Setting(String variable, String text) {
    /// `@Startup(Setting.FIRST)`: settings are looked at before anything else begins to work.
    public static final int FIRST = 1;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    public boolean flag() {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw mustBe("0 or 1");
        };
    }

    public BigDecimal positiveDecimal() {
        return read(BigDecimal::new)
                .filter(number -> number.signum() > 0)
                .orElseThrow(() -> mustBe("a number above 0, such as 0.95"));
    }

    public int positiveNumber() {
        return read(Integer::valueOf).filter(number -> number > 0).orElseThrow(() -> mustBe("a whole number above 0"));
    }

    public URI httpAddress() {
        return read(URI::create)
                .filter(address -> address.getHost() != null && SCHEMES.contains(address.getScheme()))
                .orElseThrow(() -> mustBe("an address such as http://127.0.0.1:8080"));
    }

    /// The text itself, when it looks right; it may be secret, so the sentence does not repeat it.
    public String secret(Pattern shape, String description) {
        if (!shape.matcher(text.strip()).matches()) {
            throw new WrongSetting(variable + " must be " + description + ".");
        }
        return text.strip();
    }

    private <T> Optional<T> read(Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text.strip()));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private WrongSetting mustBe(String description) {
        return new WrongSetting(variable + " must be " + description + ", not \"" + text + "\".");
    }
}
