package dev.beseda.llm.providers.wire;

import dev.beseda.kit.concurrency.WakeupTimer;
import dev.beseda.kit.http.StreamedAnswer;
import dev.beseda.kit.http.rules.SseParser;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.wire.rules.CallTimeouts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/// One call of one server, from the request to the one event that ends it. All of it happens in one context, so nothing
/// here is guarded.
final class Call {
    private static final String JSON = "json";
    /// A server that has said all it had to say may take so long to end its answer.
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Errors errors;
    private final Endpoint endpoint;
    private final CallTimeouts timeouts;
    private final AnswerReader reader;
    private final MultiEmitter<? super ModelEvent> listener;
    private final SseParser events = new SseParser(this::read);
    private final long began = System.nanoTime();
    private Cancellable connection = () -> {};
    private long lastHeard = began;
    private boolean begun;
    private boolean ended;
    private long timer = WakeupTimer.NO_TIMER;

    /// @param errors reads what goes wrong
    record Surroundings(Vertx vertx, Errors errors, Endpoint endpoint, CallTimeouts timeouts) {}

    Call(Surroundings surroundings, AnswerReader reader, MultiEmitter<? super ModelEvent> listener) {
        this.vertx = surroundings.vertx;
        this.errors = surroundings.errors;
        this.endpoint = surroundings.endpoint;
        this.timeouts = surroundings.timeouts;
        this.reader = reader;
        this.listener = listener;
    }

    void begin(Context context, Uni<StreamedAnswer> asked) {
        listener.onTermination(() -> context.runOnContext(now -> cancel()));
        watch(timeouts.left(false, Duration.ZERO, Duration.ZERO));
        keep(asked.subscribe().with(this::answered, this::broken));
    }

    private void keep(Cancellable begunNow) {
        connection = begunNow;
        if (ended) {
            connection.cancel();
        }
    }

    private void answered(StreamedAnswer answer) {
        if (!answer.isGood()) {
            keep(answer.whole()
                    .onFailure()
                    .recoverWithItem(Buffer.buffer())
                    .subscribe()
                    .with(body -> refused(answer, body)));
        } else if (answer.header("content-type").orElse("").contains(JSON)) {
            keep(answer.whole().subscribe().with(this::readWhole, this::broken));
        } else {
            keep(answer.body().subscribe().with(this::heard, this::broken, this::closed));
        }
    }

    private void refused(StreamedAnswer answer, Buffer body) {
        end(new ModelEvent.Failed(errors.answered(endpoint, answer, body.toString())));
    }

    /// Some don't stream, whatever they are asked.
    private void readWhole(Buffer body) {
        read(new SseParser.Event("", body.toString()));
        closed();
    }

    private void heard(Buffer bytes) {
        try {
            events.read(bytes.getBytes());
        } catch (SseParser.TooLarge tooLarge) {
            broken(tooLarge);
        }
    }

    /// Comments are no sign of life: a server may send them for ever.
    private void read(SseParser.Event event) {
        if (ended) {
            return;
        }
        lastHeard = System.nanoTime();
        if (!begun) {
            begun = true;
            vertx.cancelTimer(timer);
            look();
        }
        for (var said : reader.read(event)) {
            switch (said) {
                case ModelEvent.Done _, ModelEvent.Failed _ -> end(said);
                case ModelEvent.Began _, ModelEvent.Delta _, ModelEvent.Usage _ -> tell(said);
            }
        }
    }

    private void tell(ModelEvent event) {
        if (!ended) {
            listener.emit(event);
        }
    }

    private void closed() {
        events.end();
        end(reader.finish()
                .<ModelEvent>map(ModelEvent.Done::new)
                .orElseGet(() -> failed(Failure.Kind.CUT, "the stream ended before the reply did")));
        vertx.cancelTimer(timer);
    }

    /// Whatever happens after the model said that it is done, it is.
    private void broken(Throwable fault) {
        end(reader.finish()
                .<ModelEvent>map(ModelEvent.Done::new)
                .orElseGet(() -> begun ? cut(fault) : unreached(fault)));
    }

    private ModelEvent unreached(Throwable fault) {
        return new ModelEvent.Failed(errors.network(endpoint, fault));
    }

    private ModelEvent cut(Throwable fault) {
        return fault instanceof SseParser.TooLarge
                ? unreached(fault)
                : failed(Failure.Kind.CUT, "the connection was lost");
    }

    private ModelEvent failed(Failure.Kind kind, String why) {
        return new ModelEvent.Failed(Errors.failure(endpoint, kind, why));
    }

    private void end(ModelEvent last) {
        if (ended) {
            return;
        }
        ended = true;
        vertx.cancelTimer(timer);
        leave(last);
        listener.emit(last);
        listener.complete();
    }

    /// The rest of an answer that is whole is awaited, so that its connection can be used again.
    private void leave(ModelEvent last) {
        if (last instanceof ModelEvent.Done) {
            timer = vertx.setTimer(GOODBYE.toMillis(), now -> connection.cancel());
        } else {
            connection.cancel();
        }
    }

    private void watch(Duration next) {
        timer = vertx.setTimer(Math.max(1, next.toMillis()), now -> look());
    }

    private void look() {
        long now = System.nanoTime();
        var left = timeouts.left(begun, Duration.ofNanos(now - lastHeard), Duration.ofNanos(now - began));
        if (left.isPositive()) {
            watch(left);
        } else {
            end(reader.finish().<ModelEvent>map(ModelEvent.Done::new).orElseGet(this::late));
        }
    }

    private ModelEvent late() {
        var waited = Duration.ofNanos(System.nanoTime() - lastHeard).toSeconds();
        return failed(Failure.Kind.TIMEOUT, "no word for " + waited + " s");
    }

    private void cancel() {
        if (!ended) {
            ended = true;
            vertx.cancelTimer(timer);
            connection.cancel();
        }
    }
}
