package dev.beseda.journeys.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/// The chance of one request: the same for the same seed and number, whatever else is asked meanwhile.
final class Dice {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final int PERCENT = 100;

    private final SplittableRandom random;

    Dice(long seed, int number) {
        random = new SplittableRandom(seed + number * GOLDEN_RATIO);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return random.nextInt(PERCENT) < percent;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
