package dev.beseda.simulator.files;

import java.util.Locale;
import java.util.Map;

/// Types of files by the ends of their names.
public final class MimeTypes {
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("gif", "image/gif"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("wav", "audio/x-wav"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("txt", "text/plain"),
            Map.entry("json", "application/json"),
            Map.entry("zip", "application/zip"),
            Map.entry("tgs", "application/x-tgsticker"));

    private MimeTypes() {}

    public static String ofName(String name, String otherwise) {
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, otherwise);
    }

    /// How the name of such a file ends when nobody says.
    public static String ending(FileKind kind) {
        boolean picture = kind == FileKind.PHOTO || kind == FileKind.STICKER;
        return picture ? ".png" : "." + extension(kind.usualType());
    }

    static String extension(String mimeType) {
        return switch (mimeType) {
            case "image/jpeg" -> "jpg";
            case "audio/mpeg" -> "mp3";
            case "audio/ogg" -> "oga";
            default ->
                BY_EXTENSION.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(mimeType))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("bin");
        };
    }
}
