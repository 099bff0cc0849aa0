package dev.beseda.simulator.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/// Reads a request's body, but never more than its limit.
public final class Body {
    private Body() {}

    /// More was sent than is taken.
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TooLarge() {
            super("Request Entity Too Large", null, false, false);
        }
    }

    public static Future<Buffer> read(HttpServerRequest request, int most) {
        var read = Promise.<Buffer>promise();
        var body = Buffer.buffer();
        request.handler(piece -> {
            if (body.length() + piece.length() <= most) {
                body.appendBuffer(piece);
            } else {
                read.tryFail(new TooLarge());
            }
        });
        request.exceptionHandler(read::tryFail);
        request.endHandler(end -> read.tryComplete(body));
        return read.future();
    }
}
