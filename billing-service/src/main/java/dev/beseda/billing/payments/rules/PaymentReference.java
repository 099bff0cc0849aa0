package dev.beseda.billing.payments.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// What a person writes beside a transfer, to be known by: short, and easy to copy by hand, such as `B-7K3M9Q`.
public final class PaymentReference {
    /// No 0, 1 and no letter that is read as a digit: B, G, I, L, O, S, Z.
    private static final String SIGNS = "23456789ACDEFHJKMNPQRTUVWXY";

    private static final String PREFIX = "B-";
    private static final int LENGTH = 6;

    /// With a million payments in a workspace one in 380 finds its first reference taken.
    private static final int CANDIDATES = 8;

    private PaymentReference() {}

    /// Those that a payment may have, the first that is free before the others. They follow from its id, so that they
    /// can be looked up before anything is decided.
    public static List<String> candidates(PaymentId payment) {
        return IntStream.range(0, CANDIDATES)
                .mapToObj(at -> candidate(payment, at))
                .toList();
    }

    private static String candidate(PaymentId payment, int at) {
        var words = "reference %s %s %d".formatted(payment.workspace(), payment.id(), at);
        long rest =
                UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits() >>> 1;
        var reference = new StringBuilder(PREFIX);
        for (int sign = 0; sign < LENGTH; sign++) {
            reference.append(SIGNS.charAt((int) (rest % SIGNS.length())));
            rest /= SIGNS.length();
        }
        return reference.toString();
    }
}
