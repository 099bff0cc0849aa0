package dev.beseda.llm.memory.rules;

import java.util.List;

/// What a talk remembers.
///
/// @param facts what the owner pinned
/// @param summary of the turns before `newest`; may be empty
/// @param newest the turns that are in no summary, the newest first
public record Recalled(List<String> facts, String summary, List<Turn> newest) {
    public static final Recalled NOTHING = new Recalled(List.of(), "", List.of());

    public Recalled {
        facts = List.copyOf(facts);
        newest = List.copyOf(newest);
    }
}
