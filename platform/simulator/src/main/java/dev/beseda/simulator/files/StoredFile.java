package dev.beseda.simulator.files;

import java.nio.file.Path;

/// One file on disk: its number, what it was called, of what type and how large it is.
public record StoredFile(long number, Path place, String name, String mimeType, long size) {
    /// What is known of a file beside its bytes.
    public record Label(String name, String mimeType) {}

    /// A file as a bot knows it.
    public record Known(String fileId, FileKind kind, StoredFile file) {}

    public String uniqueId() {
        return FileId.unique(number);
    }

    /// What follows the last dot of its name, or else what its type suggests.
    String extension() {
        int dot = name.lastIndexOf('.');
        if (dot >= 0 && name.substring(dot + 1).matches("[A-Za-z0-9]{1,8}")) {
            return name.substring(dot + 1);
        }
        return MimeTypes.extension(mimeType);
    }
}
