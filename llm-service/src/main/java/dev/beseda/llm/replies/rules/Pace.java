package dev.beseda.llm.replies.rules;

import dev.beseda.contracts.llm.LlmSettings.Streaming;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When something is shown of a reply that is being written, and what.
///
/// @param workedAt when it was last told that somebody works on it
/// @param grownAt when its text was last told, if ever
/// @param told how much of its text was told then
public record Pace(Streaming style, Optional<Instant> workedAt, Optional<Instant> grownAt, int told) {
    /// Telegram shows "typing…" for five seconds.
    private static final Duration WORK = Duration.ofSeconds(4);

    private static final Duration GROWTH = Duration.ofSeconds(1);

    /// What is worth a first look: so many characters, or all that came in so long.
    private static final int BEGINNING = 20;

    private static final Duration BEGINNING_TIME = Duration.ofMillis(300);

    public static Pace of(Streaming style) {
        return new Pace(style, Optional.empty(), Optional.empty(), 0);
    }

    /// What is shown now.
    public enum Sign {
        NOTHING,
        UNDER_WAY,
        GROWN
    }

    /// How much text there is, and since when there is any.
    public record Growth(int length, Optional<Instant> since) {}

    public Sign next(Growth growth, Instant now) {
        if (style != Streaming.OFF && hasGrown(growth, now)) {
            return Sign.GROWN;
        }
        boolean silent = grownAt.isEmpty() && isOver(workedAt, WORK, now);
        return silent ? Sign.UNDER_WAY : Sign.NOTHING;
    }

    /// The pace after `sign` was shown.
    public Pace after(Sign sign, Growth growth, Instant now) {
        return switch (sign) {
            case NOTHING -> this;
            case UNDER_WAY -> new Pace(style, Optional.of(now), grownAt, told);
            case GROWN -> new Pace(style, workedAt, Optional.of(now), growth.length());
        };
    }

    private boolean hasGrown(Growth growth, Instant now) {
        return grownAt.isPresent()
                ? growth.length() > told && isOver(grownAt, GROWTH, now)
                : growth.length() >= BEGINNING || growth.length() > 0 && isOver(growth.since(), BEGINNING_TIME, now);
    }

    private static boolean isOver(Optional<Instant> since, Duration time, Instant now) {
        return since.map(begun -> !now.isBefore(begun.plus(time))).orElse(true);
    }
}
