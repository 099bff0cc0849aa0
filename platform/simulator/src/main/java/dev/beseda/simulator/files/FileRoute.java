package dev.beseda.simulator.files;

import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Bots;
import dev.beseda.simulator.world.bots.Token;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// Hands out files: to bots below `/file/bot<token>/`, to the chat page and tests below `/simulator/api/files/`.
public final class FileRoute {
    public static final String FOR_BOTS = "/file/bot";
    public static final String FOR_PEOPLE = "/simulator/api/files/";

    private final FileStore files;
    private final Bots bots;

    public FileRoute(FileStore files, Bots bots) {
        this.files = files;
        this.bots = bots;
    }

    public void handleBot(HttpServerRequest request, String path) {
        int slash = path.indexOf('/', FOR_BOTS.length());
        var token = slash < 0
                ? Optional.<Token>empty()
                : Token.of(QueryStringDecoder.decodeComponent(path.substring(FOR_BOTS.length(), slash)));
        if (token.flatMap(bots::withToken).isEmpty()) {
            refuse(request, token.isEmpty() ? 404 : 401);
            return;
        }
        var relative = path.substring(slash + 1);
        files.atPath(relative.startsWith("test/") ? relative.substring("test/".length()) : relative)
                .ifPresentOrElse(file -> send(request, file, "application/octet-stream"), () -> refuse(request, 404));
    }

    /// Pictures, sound and films are shown as what they are; nothing else may become a page.
    public void handlePerson(HttpServerRequest request, String path) {
        files.find(path.substring(FOR_PEOPLE.length()))
                .map(StoredFile.Known::file)
                .ifPresentOrElse(file -> send(request, file, shownAs(file.mimeType())), () -> refuse(request, 404));
    }

    private static String shownAs(String mimeType) {
        return mimeType.matches("(image/(png|jpeg|gif|webp)|(audio|video)/[a-z0-9.+-]+)")
                ? mimeType
                : "application/octet-stream";
    }

    private static void send(HttpServerRequest request, StoredFile file, String type) {
        request.response()
                .putHeader("content-type", type)
                .putHeader("cache-control", "private, max-age=3600")
                .sendFile(file.place().toString());
    }

    private static void refuse(HttpServerRequest request, int status) {
        var sentence = status == 401 ? "Unauthorized" : "Not Found";
        var body = Json.object().put("ok", false).put("error_code", status).put("description", sentence);
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Json.buffer(body));
    }
}
