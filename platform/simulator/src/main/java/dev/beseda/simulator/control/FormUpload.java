package dev.beseda.simulator.control;

import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.files.MultipartFiles;
import dev.beseda.simulator.files.Uploads;
import dev.beseda.simulator.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/// Reads a multipart body: its fields as the JSON other requests have, its files apart.
record FormUpload(FileStore files) {
    private static final Set<String> NUMBERS = Set.of("bot", "user", "size", "duration", "width", "height", "reply_to");

    /// What came: the fields, and the files.
    record Received(Buffer json, Uploads uploads) {}

    static boolean isIn(HttpServerRequest request) {
        return String.valueOf(request.getHeader("content-type")).startsWith("multipart/form-data");
    }

    Future<Received> read(HttpServerRequest request) {
        var parts = new MultipartFiles(files);
        var read = Promise.<Received>promise();
        request.setExpectMultipart(true);
        request.uploadHandler(parts::take);
        request.exceptionHandler(read::tryFail);
        request.endHandler(end -> parts.all()
                .onFailure(read::tryFail)
                .onSuccess(uploads -> read.tryComplete(new Received(fields(request), uploads))));
        request.response().endHandler(end -> parts.discardUnused());
        request.response().closeHandler(closed -> parts.discardUnused());
        return read.future();
    }

    private static Buffer fields(HttpServerRequest request) {
        var json = Json.object();
        request.formAttributes().forEach(field -> {
            if (NUMBERS.contains(field.getKey()) && field.getValue().matches("\\d{1,16}")) {
                json.put(field.getKey(), Long.parseLong(field.getValue()));
            } else {
                json.put(field.getKey(), field.getValue());
            }
        });
        return Json.buffer(json);
    }
}
