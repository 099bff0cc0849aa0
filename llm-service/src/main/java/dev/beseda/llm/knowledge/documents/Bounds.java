package dev.beseda.llm.knowledge.documents;

import java.time.Clock;
import java.time.Instant;

/// How much of a document is read at the most; asked again and again while it is read.
///
/// @param until when reading must have ended
record Bounds(int mostPages, int longestText, Instant until, Clock clock) {
    void pages(int pages) {
        if (pages > mostPages) {
            throw new Unreadable("The document has %d pages, and %d are read at the most".formatted(pages, mostPages));
        }
    }

    void characters(long characters) {
        if (characters > longestText) {
            throw new Unreadable("The document has more than %d characters of text".formatted(longestText));
        }
    }

    void time() {
        if (clock.instant().isAfter(until)) {
            throw new Unreadable("The document takes too long to read");
        }
    }
}
