package dev.beseda.simulator.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.files.MultipartFiles;
import dev.beseda.simulator.http.Body;
import dev.beseda.simulator.json.Json;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads a call's arguments from the query and from a body of any of the three kinds.
final class RequestReader {
    static final int LARGEST_BODY = 4 << 20;
    private static final int MOST_FIELDS = 1_000;

    private RequestReader() {}

    /// The body is not what its content type says.
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence, null, false, false);
        }
    }

    static Future<ObjectNode> arguments(HttpServerRequest request, FileStore files) {
        var arguments = Json.object();
        if (request.query() != null) {
            form(request.query(), arguments);
        }
        var type = String.valueOf(request.getHeader("content-type")).toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/form-data")) {
            return multipart(request, arguments, files);
        }
        return Body.read(request, LARGEST_BODY).map(body -> {
            if (body.length() > 0) {
                read(type, body, arguments);
            }
            return arguments;
        });
    }

    private static void read(String type, Buffer body, ObjectNode arguments) {
        if (type.startsWith("application/json")) {
            var json = Json.read(body).orElseThrow(() -> new Unreadable("can't parse JSON object"));
            if (!(json instanceof ObjectNode object)) {
                throw new Unreadable("JSON object expected");
            }
            arguments.setAll(object);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            form(body.toString(), arguments);
        }
    }

    private static void form(String written, ObjectNode arguments) {
        try {
            new QueryStringDecoder(written, StandardCharsets.UTF_8, false, MOST_FIELDS)
                    .parameters()
                    .forEach((name, values) -> arguments.put(name, values.getFirst()));
        } catch (IllegalArgumentException broken) {
            throw new Unreadable("can't parse form");
        }
    }

    private static Future<ObjectNode> multipart(HttpServerRequest request, ObjectNode arguments, FileStore files) {
        var parts = new MultipartFiles(files);
        var read = Promise.<ObjectNode>promise();
        request.setExpectMultipart(true);
        request.uploadHandler(file -> {
            arguments.put(file.name(), "attach://" + file.name());
            parts.take(file);
        });
        request.exceptionHandler(broken -> read.tryFail(new Unreadable("can't parse multipart/form-data")));
        request.endHandler(end -> {
            request.formAttributes().forEach(field -> arguments.put(field.getKey(), field.getValue()));
            parts.all().onFailure(read::tryFail).onSuccess(uploads -> {
                arguments.putPOJO(Arguments.FILES, uploads);
                read.tryComplete(arguments);
            });
        });
        request.response().endHandler(end -> parts.discardUnused());
        request.response().closeHandler(closed -> parts.discardUnused());
        return read.future();
    }
}
