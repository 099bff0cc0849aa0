package dev.beseda.kit.web.input;

import dev.beseda.kit.problems.BadField;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// Reads the header `Idempotency-Key`, by which a request that comes twice is known.
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 200;

    private IdempotencyKey() {}

    /// Fails with [BadField] when it is there and can't be one.
    public static Optional<String> checked(Optional<String> key) {
        if (key.filter(found -> found.isBlank() || found.length() > LONGEST).isPresent()) {
            throw new BadField(HEADER, "must have 1 to " + LONGEST + " characters");
        }
        return key;
    }

    /// The id that a key stands for in a workspace: a UUID stands for itself. Fails with [BadField] when there is none.
    public static UUID required(UUID workspace, Optional<String> key) {
        var text = checked(key)
                .orElseThrow(() -> new BadField(
                        HEADER,
                        "is required: a text that you choose, the same"
                                + " for the same request, so that nothing is moved twice"));
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException words) {
            return UUID.nameUUIDFromBytes((workspace + " " + text).getBytes(StandardCharsets.UTF_8));
        }
    }
}
