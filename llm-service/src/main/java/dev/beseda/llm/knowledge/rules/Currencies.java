package dev.beseda.llm.knowledge.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How currencies are named in texts.
final class Currencies {
    private static final String CODES =
            "(?-i:RUB|RUR|USD|EUR|GBP|KZT|UAH|BYN|CNY|CHF|JPY|TRY|PLN|AMD|GEL|UZS|KGS|AZN|INR|AED|ILS|CZK|SEK)(?!\\p{L})";

    /// Symbols and codes stand before a number, too.
    static final String BEFORE = "(?:US\\$|\\p{Sc}|" + CODES + ")";

    static final String WORD =
            "(?:руб(?:л\\p{L}*|\\.|(?!\\p{L}))|рэ(?!\\p{L})|rub(?:les?|s)?(?!\\p{L})|rou?bles?|(?:usd|eur)(?!\\p{L})"
                    + "|доллар\\p{L}*|бакс\\p{L}*|dollars?|bucks?|евро(?!\\p{L})|euros?(?!\\p{L})"
                    + "|тенге|гривен|гривн\\p{L}*|грн\\.?|юан\\p{L}*|лир\\p{L}{1,2}(?!\\p{L}))";

    /// Latin `p` is taken for the Russian letter, but not where it tells the lines of a picture.
    static final String AFTER = "(?:" + BEFORE + "|" + WORD
            + "|р(?:\\.|(?!\\p{L}))|(?<!(?:240|360|480|720|1080|1440|2160))p(?:\\.|(?!\\p{L})))";

    static final String MINOR = "(?:коп(?:е[ей]\\p{L}*|\\.|(?!\\p{L}))|cents?(?!\\p{L})|цент(?:а|ов|ы)?(?!\\p{L})|¢)";

    private static final Map<String, String> SYMBOLS =
            Map.of("₽", "RUB", "$", "USD", "us$", "USD", "€", "EUR", "£", "GBP", "₸", "KZT", "₴", "UAH");
    private static final Map<String, String> BEGINNINGS = Map.ofEntries(
            Map.entry("руб", "RUB"),
            Map.entry("rur", "RUB"),
            Map.entry("рэ", "RUB"),
            Map.entry("ruble", "RUB"),
            Map.entry("rubs", "RUB"),
            Map.entry("roub", "RUB"),
            Map.entry("robl", "RUB"),
            Map.entry("доллар", "USD"),
            Map.entry("бакс", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("buck", "USD"),
            Map.entry("евро", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("тенге", "KZT"),
            Map.entry("грив", "UAH"),
            Map.entry("грн", "UAH"),
            Map.entry("юан", "CNY"),
            Map.entry("лир", "TRY"),
            Map.entry("коп", "RUB"));
    private static final Set<String> ROUBLE_LETTERS = Set.of("р", "р.", "p", "p.");

    /// A symbol that more than one country uses, and cents, tell no currency.
    private static final Set<String> UNTOLD = Set.of("¥", "¢", "cent", "cents", "цент", "цента", "центов", "центы");

    private Currencies() {}

    /// The code of a currency as it was written; empty when it may be any.
    static Optional<String> code(String written) {
        var word = written.toLowerCase(Locale.ROOT);
        if (UNTOLD.contains(word)) {
            return Optional.empty();
        }
        if (ROUBLE_LETTERS.contains(word)) {
            return Optional.of("RUB");
        }
        return Optional.ofNullable(SYMBOLS.get(word)).or(() -> Optional.of(named(word)));
    }

    private static String named(String word) {
        return BEGINNINGS.entrySet().stream()
                .filter(beginning -> word.startsWith(beginning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> word.toUpperCase(Locale.ROOT));
    }
}
