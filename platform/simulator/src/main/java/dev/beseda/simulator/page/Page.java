package dev.beseda.simulator.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The chat page: its files out of the jar.
public final class Page {
    public static final String PREFIX = "/simulator/";
    private static final List<String> FILES = List.of(
            "index.html",
            "chat.css",
            "api.js",
            "attach.js",
            "chat.js",
            "content.js",
            "dom.js",
            "keyboards.js",
            "messages.js",
            "text.js",
            "words.js");
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'";

    private final Map<String, Buffer> files = new HashMap<>();

    public Page() {
        FILES.forEach(name -> files.put(name, content(name)));
    }

    public void handle(HttpServerRequest request, String path) {
        var name = path.substring(PREFIX.length());
        var file = name.isEmpty() ? "index.html" : name;
        var content = files.get(file);
        if (content == null) {
            request.response().setStatusCode(404).end();
            return;
        }
        request.response()
                .putHeader("content-type", typeOf(file))
                .putHeader("content-security-policy", POLICY)
                .putHeader("cross-origin-opener-policy", "same-origin")
                .putHeader("referrer-policy", "no-referrer")
                .putHeader("cache-control", "no-cache")
                .end(content);
    }

    private static String typeOf(String file) {
        return switch (file.substring(file.lastIndexOf('.'))) {
            case ".html" -> "text/html; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            default -> "text/javascript; charset=utf-8";
        };
    }

    private static Buffer content(String name) {
        try (var file = Page.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
