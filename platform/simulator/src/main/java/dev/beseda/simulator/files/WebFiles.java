package dev.beseda.simulator.files;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.file.Path;

/// Files named by a URL. From hosts of the own machine or network the bytes are fetched; the simulator doesn't go out
/// into the internet, so for all others a file is made up that bears the URL's name.
public final class WebFiles {
    private static final int LARGEST = 20 << 20;
    private static final int LARGEST_PHOTO = 5 << 20;
    private static final int TIME_OUT_MILLIS = 5_000;
    private static final int MADE_UP_SIZE = 4_096;

    private final HttpClient client;
    private final FileStore files;

    public WebFiles(HttpClient client, FileStore files) {
        this.client = client;
        this.files = files;
    }

    /// Fails when there is no such file, or it is larger than Telegram fetches.
    public Future<StoredFile> file(String written, FileKind kind) {
        try {
            var url = URI.create(written);
            return isNear(url) ? fetched(url, kind) : Future.succeededFuture(madeUp(url, kind));
        } catch (IllegalArgumentException noUrl) {
            return Future.failedFuture(noUrl);
        }
    }

    private static boolean isNear(URI url) {
        var host = String.valueOf(url.getHost());
        return host.startsWith("127.") || host.equals("[::1]") || host.indexOf('.') < 0;
    }

    private StoredFile madeUp(URI url, FileKind kind) {
        var name = nameOf(url, kind);
        return files.keep(MadeUp.file(kind, MADE_UP_SIZE), new StoredFile.Label(name, typeOf(name, kind)));
    }

    private Future<StoredFile> fetched(URI url, FileKind kind) {
        var options = new RequestOptions()
                .setAbsoluteURI(url.toString())
                .setMethod(HttpMethod.GET)
                .setTimeout(TIME_OUT_MILLIS);
        int most = kind == FileKind.PHOTO ? LARGEST_PHOTO : LARGEST;
        return client.request(options)
                .compose(request -> request.send())
                .compose(response -> body(response, most))
                .map(body -> {
                    var name = nameOf(url, kind);
                    return files.keep(body.getBytes(), new StoredFile.Label(name, typeOf(name, kind)));
                });
    }

    private static Future<Buffer> body(HttpClientResponse response, int most) {
        if (response.statusCode() != 200) {
            return Future.failedFuture("HTTP " + response.statusCode());
        }
        var body = Buffer.buffer();
        var read = Promise.<Buffer>promise();
        response.handler(piece -> {
            if (body.length() + piece.length() > most) {
                read.tryFail("The file is too big");
                response.request().reset();
            } else {
                body.appendBuffer(piece);
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(body));
        return read.future();
    }

    private static String nameOf(URI url, FileKind kind) {
        var name = Path.of("/" + String.valueOf(url.getPath())).getFileName();
        return name == null ? kind.written() : name.toString();
    }

    private static String typeOf(String name, FileKind kind) {
        return MimeTypes.ofName(name, kind.usualType());
    }
}
