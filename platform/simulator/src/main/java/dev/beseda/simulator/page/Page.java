package dev.beseda.simulator.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The chat page: three files out of the jar.
public final class Page {
    public static final String PREFIX = "/simulator/";
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "chat.js", "text/javascript; charset=utf-8",
            "chat.css", "text/css; charset=utf-8");
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

    private final Map<String, Buffer> files;

    public Page() {
        files = Map.of(
                "index.html", content("index.html"), "chat.js", content("chat.js"), "chat.css", content("chat.css"));
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
                .putHeader("content-type", TYPES.getOrDefault(file, "application/octet-stream"))
                .putHeader("content-security-policy", POLICY)
                .putHeader("x-content-type-options", "nosniff")
                .putHeader("cache-control", "no-cache")
                .end(content);
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
