package dev.beseda.bot.conversations.operators;

import dev.beseda.kit.problems.BadField;
import java.util.Optional;

/// Reads the header `Idempotency-Key`.
final class RequestKeys {
    private static final int LONGEST = 200;

    private RequestKeys() {}

    static Optional<String> checked(Optional<String> key) {
        if (key.filter(found -> found.isBlank() || found.length() > LONGEST).isPresent()) {
            throw new BadField("Idempotency-Key", "must have 1 to " + LONGEST + " characters");
        }
        return key;
    }
}
