package dev.beseda.simulator.spec;

import com.fasterxml.jackson.databind.JsonNode;

/// How long, large or many a value may be; characters are Unicode code points, as Telegram counts.
public record Limits(Range characters, Range bytes, Range items, Range value, boolean afterEntitiesParsing) {
    static final Limits NONE = new Limits(Range.ANY, Range.ANY, Range.ANY, Range.ANY, false);

    /// Both ends belong to it.
    public record Range(long least, long most) {
        static final Range ANY = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

        public boolean holds(long number) {
            return least <= number && number <= most;
        }
    }

    static Limits of(JsonNode written) {
        if (written.isMissingNode()) {
            return NONE;
        }
        return new Limits(
                range(written, "minLength", "maxLength"),
                range(written, "minBytes", "maxBytes"),
                range(written, "minItems", "maxItems"),
                range(written, "minimum", "maximum"),
                written.path("afterEntitiesParsing").asBoolean(false));
    }

    private static Range range(JsonNode written, String least, String most) {
        return new Range(
                written.path(least).asLong(Long.MIN_VALUE), written.path(most).asLong(Long.MAX_VALUE));
    }
}
