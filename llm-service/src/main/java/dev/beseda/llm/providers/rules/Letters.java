package dev.beseda.llm.providers.rules;

import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The built-in embedding: a text as the words and pieces of words that it is made of, in any language. It knows no
/// meanings: texts are alike when their spelling is, whatever the endings.
/// So "доставка" finds "доставку", and never "курьер".
public final class Letters {
    public static final String MODEL = "built-in/letters-1";

    private static final int DIMENSIONS = 256;
    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 4;
    /// Words this short are mostly "and", "to", "не": they say little of what a text is about.
    private static final int SHORT_WORD = 3;
    private static final double WEIGHT_OF_A_SHORT_WORD = 0.25;
    private static final double WEIGHT_OF_THE_WHOLE_WORD = 0.4;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Letters() {}

    public static Vectors of(List<String> texts) {
        return new Vectors(MODEL, texts.stream().map(Letters::vector).toList());
    }

    private static float[] vector(String text) {
        var counted = new HashMap<String, Integer>();
        for (var word : BETWEEN_WORDS.split(plain(text))) {
            if (!word.isEmpty()) {
                counted.merge(word, 1, Integer::sum);
            }
        }
        var vector = new float[DIMENSIONS];
        counted.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(word -> {
            double often = 1 + Math.log(word.getValue());
            add(vector, word.getKey(), often * weight(word.getKey()));
        });
        return Vectors.ofLengthOne(vector);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е');
    }

    private static double weight(String word) {
        return word.length() < SHORT_WORD ? WEIGHT_OF_A_SHORT_WORD : 1;
    }

    /// A word counts by its pieces, so that its other forms are like it, and a bit by being the very same.
    private static void add(float[] vector, String word, double weight) {
        put(vector, "=" + word, weight * WEIGHT_OF_THE_WHOLE_WORD);
        var framed = "^" + word + "$";
        int pieces = 0;
        for (int size = SHORTEST_PIECE; size <= LONGEST_PIECE; size++) {
            pieces += Math.max(0, framed.length() - size + 1);
        }
        for (int size = SHORTEST_PIECE; size <= LONGEST_PIECE; size++) {
            for (int from = 0; from + size <= framed.length(); from++) {
                put(vector, framed.substring(from, from + size), weight / Math.sqrt(pieces));
            }
        }
    }

    /// The sign keeps features that fall on one place from always adding up.
    private static void put(float[] vector, String feature, double weight) {
        int hash = mixed(feature.hashCode());
        vector[hash & (DIMENSIONS - 1)] += (float) (hash < 0 ? -weight : weight);
    }

    private static int mixed(int hash) {
        int first = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        int second = (first ^ (first >>> 13)) * 0xc2b2ae35;
        return second ^ (second >>> 16);
    }
}
