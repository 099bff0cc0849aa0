package dev.beseda.benchmarks.updates;

import dev.beseda.benchmarks.load.Phase;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// Which phases are run, one after the other.
///
/// @param warmUp   not measured: every chat begins, compilers and caches get warm
/// @param measured always run and reported
/// @param search   rates to try until one can't be sustained
record Plan(List<Phase> warmUp, List<Phase> measured, List<Phase> search) {
    private static final Duration SEARCH_LENGTH = Duration.ofSeconds(15);
    private static final int[] SEARCH_RATES = {800, 1_200, 1_600, 2_000, 2_400, 2_800, 3_200, 4_000};
    private static final int GREETING_RATE = 200;
    private static final int GENTLE_RATE = 300;
    private static final int BRISK_RATE = 1_000;

    static Plan of(UpdatesOptions options) {
        var length = Duration.ofSeconds(options.seconds());
        var greeting = greeting(options.chats());
        if (options.quick()) {
            int rate = options.rate().orElse(GREETING_RATE);
            var gentle = new Phase("warm-up", rate, length);
            return new Plan(List.of(greeting, gentle), List.of(measured(rate, length)), List.of());
        }
        var warmUp = List.of(
                greeting,
                new Phase("warm-up", GENTLE_RATE, Duration.ofSeconds(20)),
                new Phase("warm-up", BRISK_RATE, Duration.ofSeconds(60)));
        return options.rate().isPresent()
                ? new Plan(warmUp, List.of(measured(options.rate().getAsInt(), length)), List.of())
                : new Plan(warmUp, List.of(measured(200, length), measured(500, length)), searched());
    }

    /// Half-way between the last rate that was sustained and the first that was not.
    static Phase between(int sustained, int tooMuch) {
        return new Phase("search", (sustained + tooMuch) / 2, SEARCH_LENGTH);
    }

    private static Phase greeting(int chats) {
        int seconds = Math.ceilDiv(chats, GREETING_RATE);
        return new Phase("greeting", Math.ceilDiv(chats, seconds), Duration.ofSeconds(seconds));
    }

    private static Phase measured(int rate, Duration length) {
        return new Phase("measured", rate, length);
    }

    private static List<Phase> searched() {
        return IntStream.of(SEARCH_RATES)
                .mapToObj(rate -> new Phase("search", rate, SEARCH_LENGTH))
                .toList();
    }
}
