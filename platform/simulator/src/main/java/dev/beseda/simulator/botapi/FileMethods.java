package dev.beseda.simulator.botapi;

import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.Bot;

/// Asking for files.
final class FileMethods {
    private static final long LARGEST = 20L << 20;

    private final FileStore files;

    FileMethods(FileStore files) {
        this.files = files;
    }

    Answer getFile(Bot bot, Arguments call) {
        var id = call.text("file_id").orElse("");
        var known = files.find(bot.id(), id).orElseThrow(() -> ApiError.badRequest("invalid file_id"));
        var file = known.file();
        if (file.size() > LARGEST) {
            throw ApiError.badRequest("file is too big");
        }
        return Answer.Success.of(Json.object()
                .put("file_id", id)
                .put("file_unique_id", file.uniqueId())
                .put("file_size", file.size())
                .put("file_path", files.pathOf(known)));
    }
}
