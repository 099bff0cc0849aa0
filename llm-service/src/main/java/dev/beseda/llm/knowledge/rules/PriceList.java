package dev.beseda.llm.knowledge.rules;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.Set;

/// The prices that a bot may state: those of its products. One that sells nothing may state any.
public record PriceList(Optional<Set<Price>> prices) {
    /// The beginning of a number, or what stands with one.
    private static final Pattern NUMBER = Pattern.compile(
            "(?:^|[^\\p{L}\\d])\\d|\\p{Sc}|тысяч|миллион|сот|сто|двест|трист|десят|дцать|рубл|доллар|евро"
                    + "|hundred|thousand|million|rouble|ruble|dollar|euro",
            Pattern.CASE_INSENSITIVE);

    public static final PriceList ANY = new PriceList(Optional.empty());

    public PriceList {
        prices = prices.map(Set::copyOf);
    }

    /// Whether texts need not be looked through.
    public boolean allowsAny() {
        return prices.isEmpty();
    }

    /// What may be said of a text; empty when nothing of it may.
    public String allowed(String text) {
        return prices.map(known -> PriceGuard.check(text, known).text()).orElse(text);
    }

    /// What may be said of a text that still grows: a number in its last sentence may yet become a price.
    public String allowedSoFar(String text) {
        if (allowsAny()) {
            return text;
        }
        int last = Sentences.lastEnd(text);
        boolean mayBecomePrice = NUMBER.matcher(text.substring(last)).find();
        return mayBecomePrice ? allowed(text.substring(0, last).strip()) : allowed(text);
    }
}
