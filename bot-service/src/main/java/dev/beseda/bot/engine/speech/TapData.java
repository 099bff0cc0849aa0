package dev.beseda.bot.engine.speech;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.Set;

/// What a button of a question carries: which wait it belongs to and which answer it is.
public record TapData(long ticket, int place) {
    /// Stands before the ticket of a reply on the button that ends it.
    private static final String STOP = "stop:";

    private static final int RADIX = 36;
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,12}):([0-9]{1,4})");

    public String written() {
        return Long.toString(ticket, RADIX) + ":" + place;
    }

    /// Whether the button ends a reply that is still open.
    public static boolean isStop(String data, Set<Long> asks) {
        return asks.stream().anyMatch(ticket -> data.equals(STOP + Long.toString(ticket, RADIX)));
    }

    /// Empty when the data is not that of a question's button.
    public static Optional<TapData> parse(String data) {
        return Optional.of(FORM.matcher(data))
                .filter(Matcher::matches)
                .map(found -> new TapData(Long.parseLong(found.group(1), RADIX), Integer.parseInt(found.group(2))));
    }
}
