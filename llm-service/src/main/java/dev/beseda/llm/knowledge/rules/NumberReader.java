package dev.beseda.llm.knowledge.rules;

import dev.beseda.kit.text.BoundedText;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads figures as people and models write them: `1 990`, `1.990,50`, `2 тыс.`, `19–29`.
@BoundedText(max = 140_000, why = "a number of a reply, read in one way only")
final class NumberReader {
    /// In one way only: a number that leads to no price is not tried again in pieces, or its cost would double with
    /// each number of a range.
    static final String NUMBER = "(?>\\d{1,3}(?:[ '’.,]\\d{3}){1,6}(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?|\\d+(?:[.,]\\d+)?)";

    static final String THOUSANDS = "(?:тысяч\\p{L}*|тыс(?:\\.|(?!\\p{L}))|thousands?)";
    static final String MULTIPLIER =
            "(?:" + THOUSANDS + "|т\\.|(?:млн|миллион\\p{L}*|millions?|mln)\\.?|[кk](?!\\p{L}))";
    static final String SCALED = "(?>" + NUMBER + "(?:\\s*" + MULTIPLIER + ")?)";
    private static final String BETWEEN = "\\s*(?:-|–|—|−|\\.{2,3}|…|/|до|или|и|to|or|and)\\s*";
    private static final String BEGINNING = "(?:" + SCALED + BETWEEN + "){0,9}";
    static final String RANGE = BEGINNING + NUMBER + "(?:\\s*" + MULTIPLIER + ")?";

    /// A range that ends with groups of three digits.
    static final String GROUPED = BEGINNING + "\\d{1,3}(?:[ '’]\\d{3}){1,6}(?!\\d)";

    private static final int LONGEST = 40;

    private static final Pattern ONE = Pattern.compile(
            "(?<number>" + NUMBER + ")(?:\\s*(?<multiplier>" + MULTIPLIER + "))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FRACTION = Pattern.compile("(.*\\d)[.,](\\d{1,2})");
    private static final Map<String, BigDecimal> POWERS = Map.of(
            "т", new BigDecimal(1_000),
            "t", new BigDecimal(1_000),
            "к", new BigDecimal(1_000),
            "k", new BigDecimal(1_000),
            "м", new BigDecimal(1_000_000),
            "m", new BigDecimal(1_000_000));

    private NumberReader() {}

    /// What each number of a range may mean; the last one's thousands may be meant for all of them.
    static List<Set<BigDecimal>> values(String range) {
        var found = ONE.matcher(range).results().toList();
        var last = Optional.ofNullable(found.getLast().group("multiplier")).map(NumberReader::power);
        return found.stream()
                .map(one -> {
                    var own = Optional.ofNullable(one.group("multiplier")).map(NumberReader::power);
                    return scaled(readings(one.group("number"), own.isPresent()), own, last);
                })
                .toList();
    }

    private static Set<BigDecimal> scaled(
            Set<BigDecimal> numbers, Optional<BigDecimal> own, Optional<BigDecimal> last) {
        var values = new HashSet<BigDecimal>();
        for (var number : numbers) {
            values.add(number.multiply(own.orElse(BigDecimal.ONE)));
            if (own.isEmpty()) {
                last.ifPresent(power -> values.add(number.multiply(power)));
            }
        }
        return values;
    }

    /// `1.990` is a thousand and more, but before `тыс.` it may be less than two. No price has very many digits.
    private static Set<BigDecimal> readings(String number, boolean isScaled) {
        if (number.length() > LONGEST) {
            return Set.of();
        }
        var readings = new HashSet<BigDecimal>();
        var compact = number.replaceAll("[ '’]", "");
        var fraction = FRACTION.matcher(compact);
        readings.add(
                fraction.matches()
                        ? new BigDecimal(fraction.group(1).replaceAll("[.,]", "") + "." + fraction.group(2))
                        : new BigDecimal(compact.replaceAll("[.,]", "")));
        if (isScaled && compact.matches("\\d+[.,]\\d+")) {
            readings.add(new BigDecimal(compact.replace(',', '.')));
        }
        return readings;
    }

    private static BigDecimal power(String multiplier) {
        return Objects.requireNonNull(POWERS.get(multiplier.substring(0, 1).toLowerCase(Locale.ROOT)));
    }
}
