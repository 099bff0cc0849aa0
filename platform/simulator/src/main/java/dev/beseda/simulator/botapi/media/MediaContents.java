package dev.beseda.simulator.botapi.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.files.FileFields;
import dev.beseda.simulator.files.FileKind;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.files.PictureSize;
import dev.beseda.simulator.files.StoredFile;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.messages.Content;
import io.vertx.core.Future;

/// Turns the files a call names into what messages show.
public final class MediaContents {
    private static final int MOST_SIDES = 10_000;
    private static final int STEEPEST = 20;

    private final FileStore files;
    private final IncomingFiles incoming;

    public MediaContents(FileStore files, IncomingFiles incoming) {
        this.files = files;
        this.incoming = incoming;
    }

    /// The file stands in the field; the call tells the rest: duration, title, spoiler.
    public Future<Content> of(Bot bot, Arguments call, String field, FileKind kind) {
        return incoming.file(bot, call, field, kind).compose(file -> {
            if (kind == FileKind.PHOTO) {
                checkPicture(file);
            }
            var fields = new FileFields(files, bot.id()).message(kind, file, call.values());
            var content = marked(kind.written(), fields, call);
            return kind == FileKind.LIVE_PHOTO ? withStill(bot, call, content) : Future.succeededFuture(content);
        });
    }

    /// An `InputMedia…` object.
    public Future<Content> ofInput(Bot bot, Arguments input) {
        return of(bot, input, "media", IncomingFiles.kind(input.text("type").orElseThrow()));
    }

    /// An `InputPaidMedia…` object, as the type `PaidMedia`.
    public Future<ObjectNode> paid(Bot bot, Arguments input) {
        return ofInput(bot, input).map(content -> {
            var paid = Json.object().put("type", content.kind());
            paid.set(content.kind(), content.fields().path(content.kind()));
            return paid;
        });
    }

    public static Content marked(String kind, ObjectNode fields, Arguments call) {
        if (call.flag("has_spoiler")) {
            fields.put("has_media_spoiler", true);
        }
        if (call.flag("show_caption_above_media")) {
            fields.put("show_caption_above_media", true);
        }
        return new Content(kind, fields);
    }

    /// A live photo is a short video and the picture it begins with.
    private Future<Content> withStill(Bot bot, Arguments call, Content content) {
        return incoming.file(bot, call, "photo", FileKind.PHOTO).map(still -> {
            checkPicture(still);
            var live = (ObjectNode) content.fields().path("live_photo");
            live.set("photo", new FileFields(files, bot.id()).value(FileKind.PHOTO, still, Json.object()));
            return content;
        });
    }

    private static void checkPicture(StoredFile file) {
        var size = PictureSize.of(file.place()).orElseThrow(() -> ApiError.badRequest("IMAGE_PROCESS_FAILED"));
        int longer = Math.max(size.width(), size.height());
        int shorter = Math.min(size.width(), size.height());
        if (longer + shorter > MOST_SIDES || longer > STEEPEST * shorter) {
            throw ApiError.badRequest("PHOTO_INVALID_DIMENSIONS");
        }
    }
}
