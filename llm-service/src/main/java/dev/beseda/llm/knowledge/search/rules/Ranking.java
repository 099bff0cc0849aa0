package dev.beseda.llm.knowledge.search.rules;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Ranks passages by words (Okapi BM25) and by vectors, and puts both together (reciprocal rank fusion). What fits too
/// little is left out: an empty answer is better than a beside-the-point one.
public final class Ranking {
    private static final double SATURATION = 1.2;
    private static final double LENGTH_MATTERS = 0.5;

    /// Small talk around a question must not hide it.
    private static final double WEIGHT_OF_UNKNOWN_WORDS = 0.35;

    /// A passage that has less of the question is beside the point.
    private static final double LEAST_COVERAGE = 0.33;

    /// So is one that has far less of it than the best one.
    private static final double LEAST_SHARE_OF_BEST = 0.5;

    /// A passage without the words must be so much nearer than passages usually are, of what is left up to the same.
    private static final double LEAST_STANDING_OUT = 0.34;

    private static final int RANK_OFFSET = 60;
    private static final double WEIGHT_OF_VECTORS = 0.7;

    private Ranking() {}

    /// The best first.
    public static List<Fit> byWords(Asked asked, List<Candidate> candidates) {
        double full = asked.fullWeight(WEIGHT_OF_UNKNOWN_WORDS);
        double average =
                candidates.stream().mapToInt(Candidate::length).average().orElse(1);
        return candidates.stream()
                .map(candidate -> fit(asked, candidate, full, average))
                .sorted(Comparator.comparingDouble(Fit::score).reversed().thenComparing(Fit::id))
                .toList();
    }

    private static Fit fit(Asked asked, Candidate candidate, double full, double average) {
        double score = 0;
        double covered = 0;
        double length = 1 - LENGTH_MATTERS + LENGTH_MATTERS * candidate.length() / average;
        for (var word : candidate.counts().entrySet()) {
            double weight = asked.weight(word.getKey());
            int count = word.getValue();
            score += weight * count * (SATURATION + 1) / (count + SATURATION * length);
            covered += weight;
        }
        return new Fit(candidate.id(), score, full > 0 ? covered / full : 0);
    }

    /// The passages that are good enough, the best first.
    ///
    /// @param words by words, the best first
    /// @param near all passages that have vectors, whatever they are like
    public static List<UUID> best(List<Fit> words, List<Near> near, int most) {
        var nearest = near.stream()
                .sorted(Comparator.comparingDouble(Near::likeness).reversed().thenComparing(Near::id))
                .toList();
        var allowed = allowed(words, nearest);
        var scores = new LinkedHashMap<UUID, Double>();
        add(scores, words.stream().map(Fit::id).toList(), 1);
        add(scores, nearest.stream().map(Near::id).toList(), WEIGHT_OF_VECTORS);
        return scores.entrySet().stream()
                .filter(scored -> allowed.contains(scored.getKey()))
                .sorted(Map.Entry.<UUID, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<UUID> allowed(List<Fit> words, List<Near> nearest) {
        double best = words.stream().mapToDouble(Fit::coverage).max().orElse(0);
        double least = Math.max(LEAST_COVERAGE, best * LEAST_SHARE_OF_BEST);
        var allowed = words.stream()
                .filter(fit -> fit.coverage() >= least)
                .map(Fit::id)
                .collect(Collectors.toSet());
        if (!nearest.isEmpty()) {
            double usual = nearest.get(nearest.size() / 2).likeness();
            nearest.stream()
                    .takeWhile(one -> (one.likeness() - usual) / (1 - usual) >= LEAST_STANDING_OUT)
                    .forEach(one -> allowed.add(one.id()));
        }
        return allowed;
    }

    private static void add(Map<UUID, Double> scores, List<UUID> ranked, double weight) {
        var ranks = new HashMap<UUID, Double>();
        IntStream.range(0, ranked.size())
                .forEach(rank -> ranks.put(ranked.get(rank), weight / (RANK_OFFSET + rank + 1)));
        ranks.forEach((id, score) -> scores.merge(id, score, Double::sum));
    }
}
