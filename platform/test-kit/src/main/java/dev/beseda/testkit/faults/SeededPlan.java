package dev.beseda.testkit.faults;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Faults by chance: the same seed chooses the same of the requests that match, counted as they come.
public final class SeededPlan implements FaultPlan {
    private final List<Dice> dice;

    /// @param requests a regular expression
    /// @param oneIn how many requests have one fault among them
    public record Odds(String requests, Fault fault, int oneIn) {}

    /// Each has dice of its own, so that what happens to some requests does not depend on the others.
    private record Dice(RequestMatcher requests, Odds odds, Random random) {
        boolean fall() {
            return random.nextInt(odds.oneIn()) == 0;
        }
    }

    private SeededPlan(List<Dice> dice) {
        this.dice = dice;
    }

    /// Of several odds that match a request the first whose dice fall counts.
    public static SeededPlan of(long seed, List<Odds> odds) {
        var seeds = new Random(seed);
        return new SeededPlan(odds.stream()
                .map(each -> new Dice(RequestMatcher.like(each.requests()), each, new Random(seeds.nextLong())))
                .toList());
    }

    @Override
    public synchronized Optional<Fault> faultFor(String request) {
        var fallen = dice.stream()
                .filter(each -> each.requests().include(request))
                .filter(Dice::fall)
                .toList();
        return fallen.stream().findFirst().map(each -> each.odds().fault());
    }
}
