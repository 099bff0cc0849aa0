package dev.beseda.bot.engine.answers;

import dev.beseda.bot.engine.values.FileKind;

/// What a person gave when a question waited.
public sealed interface Input {
    record Wrote(String text) implements Input {}

    /// The button at this place was tapped, counted from 0.
    record Chose(int index) implements Input {}

    /// A contact, and whether it is the person's own.
    record SharedContact(String phone, boolean own) implements Input {}

    record SharedPlace(double latitude, double longitude) implements Input {}

    record Sent(FileKind kind, String fileId, String name, long bytes) implements Input {}
}
