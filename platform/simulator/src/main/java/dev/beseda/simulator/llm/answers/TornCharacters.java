package dev.beseda.simulator.llm.answers;

import io.vertx.core.buffer.Buffer;

/// Finds where UTF-8 can be torn in the middle of a character.
final class TornCharacters {
    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;

    private TornCharacters() {}

    /// The place inside the last character of several bytes; the end if there is none.
    static int lastIn(Buffer text) {
        for (int place = text.length() - 1; place > 0; place--) {
            if ((text.getByte(place) & CONTINUATION_MASK) == CONTINUATION) {
                return place;
            }
        }
        return text.length();
    }
}
