package dev.beseda.llm.knowledge.search.rules;

import java.util.Map;

/// The words of a question, each with the number of passages that have it, and how many passages there are.
public record Asked(Map<String, Long> words, long passages) {
    /// In a handful of passages every word would seem common.
    private static final long SMALLEST_BASE = 20;

    public Asked {
        words = Map.copyOf(words);
    }

    /// How much a word says: the rarer it is, the more.
    double weight(String word) {
        long having = words.getOrDefault(word, 0L);
        long base = Math.max(passages, SMALLEST_BASE);
        return Math.log(1 + (base - having + 0.5) / (having + 0.5));
    }

    /// All that could be found of the question. A word that nobody knows may be the very point, or small talk.
    double fullWeight(double ofUnknown) {
        return words.entrySet().stream()
                .mapToDouble(word -> weight(word.getKey()) * (word.getValue() == 0 ? ofUnknown : 1))
                .sum();
    }
}
