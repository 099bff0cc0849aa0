package dev.beseda.bot.engine.answers;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.answers.ExpectedAnswer.Option;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the option a person means: by what its button says in any language, by its value, or by its number.
record Options(List<Option> options) {
    private static final int LONGEST_NUMBER = 4;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    Optional<Option> written(String text) {
        var said = folded(text);
        return first(option -> labelled(option, said))
                .or(() -> first(option -> folded(option.value()).equals(said)))
                .or(() -> numbered(said));
    }

    /// The option at a place, counted from 0.
    Optional<Option> at(int place) {
        return place >= 0 && place < options.size() ? Optional.of(options.get(place)) : Optional.empty();
    }

    private Optional<Option> first(Predicate<Option> meant) {
        return options.stream().filter(meant).findFirst();
    }

    private static boolean labelled(Option option, String said) {
        return option.label().byLanguage().values().stream()
                .map(Options::folded)
                .anyMatch(said::equals);
    }

    private Optional<Option> numbered(String said) {
        boolean number = !said.isEmpty()
                && said.length() <= LONGEST_NUMBER
                && said.chars().allMatch(character -> character >= '0' && character <= '9');
        return number ? at(Integer.parseInt(said) - 1) : Optional.empty();
    }

    private static String folded(String text) {
        return BLANKS.matcher(text.strip())
                .replaceAll(" ")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
