package dev.beseda.llm.knowledge.documents;

import dev.beseda.llm.knowledge.documents.rules.Section;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What was read in a document.
///
/// @param title what the document itself is called
record Reading(Optional<String> title, OptionalInt pages, List<Section> sections) {
    Reading(List<Section> sections) {
        this(Optional.empty(), OptionalInt.empty(), sections);
    }
}
