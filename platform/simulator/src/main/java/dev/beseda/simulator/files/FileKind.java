package dev.beseda.simulator.files;

import java.util.Locale;
import java.util.Optional;

/// What a file is used as, and what its ids and paths look like then.
public enum FileKind {
    PHOTO("AgAC", "Photo", "photos", "image/jpeg"),
    VIDEO("BAAC", "Video", "videos", "video/mp4"),
    ANIMATION("CgAC", "Animation", "animations", "video/mp4"),
    AUDIO("CQAC", "Audio", "music", "audio/mpeg"),
    VOICE("AwAC", "VoiceNote", "voice", "audio/ogg"),
    VIDEO_NOTE("DQAC", "VideoNote", "video_notes", "video/mp4"),
    DOCUMENT("BQAC", "Document", "documents", "application/octet-stream"),
    STICKER("CAAC", "Sticker", "stickers", "image/webp"),
    LIVE_PHOTO("EAAC", "Video", "live_photos", "video/mp4"),
    THUMBNAIL("AAMC", "Thumbnail", "thumbnails", "image/jpeg");

    private final String prefix;
    private final String spoken;
    private final String folder;
    private final String usualType;

    FileKind(String prefix, String spoken, String folder, String usualType) {
        this.prefix = prefix;
        this.spoken = spoken;
        this.folder = folder;
        this.usualType = usualType;
    }

    /// As fields and parameters of the Bot API name it.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FileKind> of(String written) {
        for (var kind : values()) {
            if (kind.written().equals(written)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    static Optional<FileKind> withPrefix(String fileId) {
        for (var kind : values()) {
            if (fileId.startsWith(kind.prefix)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    String prefix() {
        return prefix;
    }

    /// As Telegram's errors name it.
    public String spoken() {
        return spoken;
    }

    String folder() {
        return folder;
    }

    public String usualType() {
        return usualType;
    }

    /// Only pictures are a class of their own: every other file can be sent as any other kind.
    public boolean canBeSentAs(FileKind other) {
        boolean picture = this == PHOTO || this == THUMBNAIL;
        return picture ? this == other : other != PHOTO && other != THUMBNAIL;
    }
}
