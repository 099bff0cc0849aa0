package dev.beseda.bot.stars.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares what Telegram lists with what is known here.
public final class StarBooks {
    private StarBooks() {}

    /// A line of Telegram's list.
    ///
    /// @param refund whether the Stars went back
    public record Entry(String charge, long stars, boolean refund) {}

    /// @param refunded whether the Stars were given back, or are about to be
    public record Known(long stars, boolean refunded) {}

    public enum Kind {
        PAYMENT_NOT_HERE,
        PAYMENT_NOT_AT_TELEGRAM,
        OTHER_AMOUNT,
        REFUND_NOT_HERE,
        REFUND_NOT_AT_TELEGRAM
    }

    /// @param here 0 where nothing is known of it
    public record Difference(String charge, Kind kind, long here, long there) {}

    /// @param known by charge
    public static List<Difference> compare(List<Entry> listed, Map<String, Known> known) {
        return listed.stream()
                .flatMap(entry -> compare(entry, Optional.ofNullable(known.get(entry.charge()))).stream())
                .toList();
    }

    private static Optional<Difference> compare(Entry entry, Optional<Known> known) {
        long here = known.map(Known::stars).orElse(0L);
        return kind(entry, known).map(kind -> new Difference(entry.charge(), kind, here, entry.stars()));
    }

    private static Optional<Kind> kind(Entry entry, Optional<Known> known) {
        if (entry.refund()) {
            return known.filter(Known::refunded).isPresent() ? Optional.empty() : Optional.of(Kind.REFUND_NOT_HERE);
        }
        if (known.isEmpty()) {
            return Optional.of(Kind.PAYMENT_NOT_HERE);
        }
        return known.filter(payment -> payment.stars() != entry.stars()).map(payment -> Kind.OTHER_AMOUNT);
    }
}
