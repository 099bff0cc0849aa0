package dev.beseda.kit.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// An answer whose body still comes in.
public final class StreamedAnswer {
    private final HttpClientRequest request;
    private final HttpClientResponse answer;
    private final int largest;

    private StreamedAnswer(HttpClientRequest request, HttpClientResponse answer, int largest) {
        this.request = request;
        this.answer = answer;
        this.largest = largest;
    }

    static Uni<StreamedAnswer> ask(HttpClient client, RequestOptions options, byte[] body, int largest) {
        return Uni.createFrom()
                .emitter(asker -> client.request(options)
                        .onFailure(asker::fail)
                        .onSuccess(request -> begin(request, Buffer.buffer(body), largest, asker)));
    }

    private static void begin(
            HttpClientRequest request, Buffer body, int largest, UniEmitter<? super StreamedAnswer> asker) {
        var over = new AtomicBoolean();
        request.exceptionHandler(fault -> once(over, () -> asker.fail(fault)));
        asker.onTermination(() -> once(over, request::reset));
        request.response()
                .onFailure(fault -> once(over, () -> asker.fail(fault)))
                .onSuccess(answer -> {
                    answer.pause();
                    once(over, () -> asker.complete(new StreamedAnswer(request, answer, largest)));
                });
        request.end(body);
    }

    /// A connection that is ended reports a fault, which is none to anybody.
    private static void once(AtomicBoolean over, Runnable work) {
        if (!over.getAndSet(true)) {
            work.run();
        }
    }

    public int status() {
        return answer.statusCode();
    }

    public boolean isGood() {
        return status() >= 200 && status() < 300;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(answer.getHeader(name));
    }

    /// The body as it comes, to be read once. Who cancels ends the connection; who never reads it keeps it.
    public Multi<Buffer> body() {
        return Multi.createFrom().<Buffer>emitter(this::read);
    }

    /// All of the body.
    public Uni<Buffer> whole() {
        return body().collect().in(Buffer::buffer, Buffer::appendBuffer);
    }

    private void read(MultiEmitter<? super Buffer> reader) {
        var taken = new int[1];
        var over = new AtomicBoolean();
        reader.onTermination(() -> once(over, request::reset));
        answer.exceptionHandler(fault -> once(over, () -> reader.fail(fault)));
        answer.endHandler(end -> once(over, reader::complete));
        answer.handler(chunk -> {
            taken[0] += chunk.length();
            if (taken[0] > largest) {
                reader.fail(new Refused("The answer is too large"));
            } else {
                reader.emit(chunk);
            }
        });
        answer.resume();
    }
}
