package dev.beseda.llm.knowledge.rules;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.beseda.kit.text.BoundedText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds what looks like a price in a text: sums with a currency, in figures or words, and bare figures where a price
/// is spoken of. Whatever a model wrote, the time is in proportion to its length: a match begins at the head of a
/// number or word, has so many of them at most, and all but the last can be read in one way only.
@BoundedText(max = 140_000, why = "no reply or advice is longer; its time is tested")
final class Amounts {
    private static final String ALONE = "(?<![\\p{L}\\d#№])";
    private static final int CUE_REACH = 40;

    private static final Pattern CITATION =
            pattern("\\[\\d{1,2}(?:\\s*,\\s*\\d{1,2})*+](?!\\s*" + Currencies.AFTER + ")");
    private static final Pattern WITH_MINOR = pattern(ALONE + "(?<range>" + NumberReader.SCALED + ")\\s*(?<currency>"
            + Currencies.AFTER + ")\\s*(?:и|and)?\\s*(?<minor>\\d{1,2})\\s*" + Currencies.MINOR);
    private static final Pattern CURRENCY_AFTER = pattern(ALONE + "(?<range>" + NumberReader.RANGE
            + ")\\s*[)\\]]?\\s*[(\\[]?\\s*(?<currency>" + Currencies.AFTER + ")");
    private static final Pattern CURRENCY_BEFORE =
            pattern("(?<!\\p{L})(?<currency>" + Currencies.BEFORE + ")\\s*:?\\s*(?<range>" + NumberReader.RANGE + ")");
    private static final Pattern MINOR_ONLY =
            pattern(ALONE + "(?<range>" + NumberReader.NUMBER + ")\\s*(?<currency>" + Currencies.MINOR + ")");

    private static final String NUMBER_WORD = "(?>(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\\p{L}+"
            + "|пол(?:тора|торы|тораста)|один|одна|одну|два|две|три|четыре|пять|шесть|семь|восемь|девять|десят\\p{L}+"
            + "|\\p{L}+надцать|двадцать|тридцать|сорок|\\p{L}+десят|девяносто|ст[ао]|двести|триста|четыреста|\\p{L}+сот"
            + "|тысяч\\p{L}*|миллион\\p{L}*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}+teen"
            + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?)(?!\\p{L}))";
    private static final Pattern IN_WORDS =
            pattern("(?<!\\p{L})" + NUMBER_WORD + "(?:[\\s-]++(?:and\\s+)?" + NUMBER_WORD + "){0,12}\\s+(?:"
                    + Currencies.WORD + "|" + Currencies.MINOR + "|р(?:\\.|(?!\\p{L}))|\\p{Sc})");

    /// After a bare number: nothing that would make it a number of something else.
    private static final String BARE_END =
            "(?!\\s*(?!(?:в|за|на|по|и|или|до|но|а|per|a|and|or|to|for|but)(?!\\p{L}))\\p{L})"
                    + "(?!\\s*[%°:№]|[.,/-]?\\d)";
    private static final Pattern BARE_THOUSANDS =
            pattern(ALONE + "(?<range>" + NumberReader.NUMBER + "\\s*" + NumberReader.THOUSANDS + ")" + BARE_END);
    /// Groups of three digits are a price whatever follows.
    private static final Pattern BARE = pattern(
            "(?<![\\p{L}\\d#№:.,/\\[-])(?<range>" + NumberReader.RANGE + BARE_END + "|" + NumberReader.GROUPED + ")");
    private static final Pattern CUE =
            pattern("(?<!\\p{L})(?:цен[аыуе]|ценой|стоит|стоят|стоимост\\p{L}*|стоил\\p{L}?|обойд[её]тся|обходится|за"
                    + "|prices?|priced|costs?|for (?:only|just))(?!\\p{L})[^.!?\\n]*$");

    private final Plain plain;
    private final String text;
    private final BitSet taken = new BitSet();
    private final List<Amount> found = new ArrayList<>();

    private Amounts(Plain plain) {
        this.plain = plain;
        this.text = plain.text();
    }

    /// All of them, with their places in `text`.
    static List<Amount> in(String text) {
        return new Amounts(Plain.of(text)).find();
    }

    private List<Amount> find() {
        each(CITATION, match -> taken.set(match.start(), match.end()));
        each(WITH_MINOR, this::withMinor);
        each(CURRENCY_AFTER, match -> range(match, Currencies.code(match.group("currency"))));
        each(CURRENCY_BEFORE, match -> range(match, Currencies.code(match.group("currency"))));
        each(IN_WORDS, match -> add(match, Set.of(), Optional.empty()));
        each(MINOR_ONLY, this::minorOnly);
        each(BARE_THOUSANDS, match -> range(match, Optional.empty()));
        each(BARE, match -> {
            if (isAboutAPrice(match.start())) {
                range(match, Optional.empty());
            }
        });
        return found;
    }

    private void each(Pattern wanted, Consumer<MatchResult> use) {
        wanted.matcher(text)
                .results()
                .filter(match -> taken.get(match.start(), match.end()).isEmpty())
                .forEach(use);
    }

    private void withMinor(MatchResult match) {
        var cents = new BigDecimal(match.group("minor")).movePointLeft(2);
        var values = NumberReader.values(match.group("range")).getFirst().stream()
                .map(cents::add)
                .collect(Collectors.toSet());
        add(match, values, Currencies.code(match.group("currency")));
    }

    private void minorOnly(MatchResult match) {
        var values = NumberReader.values(match.group("range")).getFirst().stream()
                .map(value -> value.movePointLeft(2))
                .collect(Collectors.toSet());
        add(match, values, Currencies.code(match.group("currency")));
    }

    private void range(MatchResult match, Optional<String> currency) {
        NumberReader.values(match.group("range")).forEach(values -> add(match, values, currency));
    }

    private void add(MatchResult match, Set<BigDecimal> values, Optional<String> currency) {
        taken.set(match.start(), match.end());
        found.add(new Amount(plain.written(match.start()), plain.written(match.end()), values, currency));
    }

    private boolean isAboutAPrice(int place) {
        return CUE.matcher(text.substring(Math.max(0, place - CUE_REACH), place))
                .find();
    }

    private static Pattern pattern(String written) {
        return Pattern.compile(written, CASE_INSENSITIVE | UNICODE_CASE);
    }
}
