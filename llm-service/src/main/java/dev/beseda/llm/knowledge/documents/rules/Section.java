package dev.beseda.llm.knowledge.documents.rules;

import java.util.OptionalInt;

/// A part of a document that belongs together.
///
/// @param heading where it stands, such as `Delivery › Abroad`; may be empty
/// @param page counted from 1, in documents that have pages
public record Section(String heading, OptionalInt page, String text) {
    public Section(String heading, String text) {
        this(heading, OptionalInt.empty(), text);
    }
}
