package dev.beseda.llm.usage.rules;

import dev.beseda.contracts.llm.LlmSettings;

/// What a provider wants for a million tokens of a model, in millionths of a dollar.
///
/// @param model how the names of the models begin that have this price; empty: all that have no other
public record Price(LlmSettings.Kind provider, String model, long input, long output) {
    public Price {
        if (input < 0 || output < 0) {
            throw new IllegalArgumentException("A price is below 0: " + provider + " " + model);
        }
    }

    boolean isOf(LlmSettings.Kind kind, String name) {
        return provider == kind && name.startsWith(model);
    }

    /// A millionth of a dollar for a million tokens is a picodollar for one, so nothing is ever rounded.
    long picodollars(long inputTokens, long outputTokens) {
        return Math.addExact(Math.multiplyExact(input, inputTokens), Math.multiplyExact(output, outputTokens));
    }
}
