package dev.beseda.llm.providers.rules;

import java.util.List;

/// Texts as vectors of length 1, in the order of the texts. Only vectors of the same model can be compared.
///
/// @param model whose vectors they are, such as `mistral/mistral-embed` or `built-in/letters-1`
public record Vectors(String model, List<float[]> vectors) {
    public Vectors {
        vectors = List.copyOf(vectors);
    }

    /// How alike two texts are: 1 for the same, around 0 for any two.
    public static double likeness(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("Vectors of different models");
        }
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /// The same direction, with length 1; nothing stays nothing.
    public static float[] ofLengthOne(float[] vector) {
        double length = Math.sqrt(likeness(vector, vector));
        var result = vector.clone();
        for (int i = 0; i < result.length && length > 0; i++) {
            result[i] = (float) (vector[i] / length);
        }
        return result;
    }
}
