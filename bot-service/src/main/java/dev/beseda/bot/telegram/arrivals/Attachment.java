package dev.beseda.bot.telegram.arrivals;

import dev.beseda.bot.engine.values.FileKind;

/// What a message carries beside its text.
public sealed interface Attachment {
    /// A file that lies at Telegram.
    record File(FileKind kind, String fileId, String name, long bytes) implements Attachment {}

    record Place(double latitude, double longitude) implements Attachment {}

    record Contact(String phone, String name) implements Attachment {}
}
