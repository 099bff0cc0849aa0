package dev.beseda.simulator.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.util.List;
import java.util.Optional;

/// Writes a file as the type of the Bot API for its kind: `PhotoSize`s, `Video`, `Voice` and the others.
public final class FileFields {
    private static final PictureSize USUAL = new PictureSize(512, 512);
    private static final PictureSize USUAL_VIDEO = new PictureSize(640, 360);

    private final FileStore files;
    private final long bot;

    public FileFields(FileStore files, long bot) {
        this.files = files;
        this.bot = bot;
    }

    /// The fields of a message with this file; `told` are the duration, title and the like its sender gave.
    public ObjectNode message(FileKind kind, StoredFile file, JsonNode told) {
        var fields = Json.object();
        fields.set(kind.written(), value(kind, file, told));
        if (kind == FileKind.ANIMATION) {
            fields.set("document", document(kind, file));
        }
        return fields;
    }

    /// The value of the field named after the kind.
    public JsonNode value(FileKind kind, StoredFile file, JsonNode told) {
        return switch (kind) {
            case PHOTO, THUMBNAIL -> photo(file);
            case VIDEO, ANIMATION -> named(sized(kind, file, told), file);
            case LIVE_PHOTO -> sized(kind, file, told).put("mime_type", file.mimeType());
            case AUDIO -> named(audio(file, told), file);
            case VOICE -> lasting(basic(kind, file), told).put("mime_type", file.mimeType());
            case VIDEO_NOTE ->
                lasting(basic(kind, file), told)
                        .put("length", told.path("length").asInt(240));
            case DOCUMENT -> document(kind, file);
            case STICKER -> sticker(file, told);
        };
    }

    private ArrayNode photo(StoredFile file) {
        var size = PictureSize.of(file.place()).orElse(USUAL);
        return Json.array()
                .add(basic(FileKind.PHOTO, file).put("width", size.width()).put("height", size.height()));
    }

    private ObjectNode sized(FileKind kind, StoredFile file, JsonNode told) {
        var size = PictureSize.of(file.place()).orElse(USUAL_VIDEO);
        return lasting(basic(kind, file), told)
                .put("width", told.path("width").asInt(size.width()))
                .put("height", told.path("height").asInt(size.height()));
    }

    private ObjectNode audio(StoredFile file, JsonNode told) {
        var audio = lasting(basic(FileKind.AUDIO, file), told);
        for (var name : List.of("performer", "title")) {
            Optional.ofNullable(told.get(name)).ifPresent(value -> audio.set(name, value));
        }
        return audio;
    }

    private ObjectNode document(FileKind kind, StoredFile file) {
        return named(basic(kind, file), file);
    }

    private ObjectNode sticker(StoredFile file, JsonNode told) {
        var size = PictureSize.of(file.place()).orElse(USUAL);
        var sticker = basic(FileKind.STICKER, file)
                .put("type", "regular")
                .put("width", size.width())
                .put("height", size.height())
                .put("is_animated", file.name().endsWith(".tgs"))
                .put("is_video", file.mimeType().equals("video/webm"));
        Optional.ofNullable(told.get("emoji")).ifPresent(emoji -> sticker.set("emoji", emoji));
        return sticker;
    }

    private ObjectNode basic(FileKind kind, StoredFile file) {
        return Json.object()
                .put("file_id", files.idFor(bot, file, kind))
                .put("file_unique_id", file.uniqueId())
                .put("file_size", file.size());
    }

    private static ObjectNode lasting(ObjectNode fields, JsonNode told) {
        return fields.put("duration", told.path("duration").asInt(0));
    }

    private static ObjectNode named(ObjectNode fields, StoredFile file) {
        return fields.put("file_name", file.name()).put("mime_type", file.mimeType());
    }
}
