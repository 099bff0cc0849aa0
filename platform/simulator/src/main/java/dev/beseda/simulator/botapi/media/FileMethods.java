package dev.beseda.simulator.botapi.media;

import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bot;

/// Asking for files.
public final class FileMethods {
    private static final long LARGEST = 20L << 20;

    private final FileStore files;

    public FileMethods(FileStore files) {
        this.files = files;
    }

    public Answer getFile(Bot bot, Arguments call) {
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
