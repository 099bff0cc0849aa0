package dev.beseda.simulator.botapi.media;

import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.files.FileKind;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.files.StoredFile;
import dev.beseda.simulator.files.WebFiles;
import dev.beseda.simulator.world.bots.Bot;
import io.vertx.core.Future;
import java.util.Locale;

/// Finds the file a call means: one that came with it, one known by its id, or one somewhere on the web.
public final class IncomingFiles {
    private static final String ATTACHED = "attach://";
    private static final long LARGEST_PHOTO = 10L << 20;

    private final FileStore files;
    private final WebFiles web;

    public IncomingFiles(FileStore files, WebFiles web) {
        this.files = files;
        this.web = web;
    }

    public Future<StoredFile> file(Bot bot, Arguments call, String field, FileKind kind) {
        var reference = call.text(field).filter(written -> !written.isEmpty()).orElseThrow(() -> missing(kind));
        if (reference.startsWith(ATTACHED)) {
            return Future.succeededFuture(attached(call, reference.substring(ATTACHED.length()), kind));
        }
        if (reference.regionMatches(true, 0, "http://", 0, 7) || reference.regionMatches(true, 0, "https://", 0, 8)) {
            return web.file(reference, kind)
                    .recover(fault -> Future.failedFuture(ApiError.badRequest("failed to get HTTP URL content")));
        }
        return Future.succeededFuture(known(bot, reference, kind));
    }

    private StoredFile attached(Arguments call, String part, FileKind kind) {
        var found = call.uploads().part(part).orElseThrow(() -> missing(kind));
        if (found.size() == 0) {
            throw ApiError.badRequest("file must be non-empty");
        }
        if (kind == FileKind.PHOTO && found.size() > LARGEST_PHOTO) {
            throw ApiError.badRequest("file of size %d bytes is too big for a photo; the maximum size is %d bytes"
                    .formatted(found.size(), LARGEST_PHOTO));
        }
        return call.uploads().keep(part, files);
    }

    private StoredFile known(Bot bot, String fileId, FileKind kind) {
        var known = files.find(bot.id(), fileId)
                .orElseThrow(() -> ApiError.badRequest(
                        "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"));
        if (!known.kind().canBeSentAs(kind)) {
            throw ApiError.badRequest(
                    "can't use file of type %s as %s".formatted(known.kind().spoken(), kind.spoken()));
        }
        return known.file();
    }

    private static ApiError missing(FileKind kind) {
        return ApiError.badRequest(
                "there is no %s in the request".formatted(kind.written().replace('_', ' ')));
    }

    public static FileKind kind(String written) {
        return FileKind.of(written.toLowerCase(Locale.ROOT)).orElseThrow();
    }
}
