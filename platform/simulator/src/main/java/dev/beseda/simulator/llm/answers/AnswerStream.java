package dev.beseda.simulator.llm.answers;

import dev.beseda.simulator.llm.exchanges.Exchange;
import dev.beseda.simulator.llm.exchanges.Exchange.State;
import dev.beseda.simulator.llm.requests.Failure;
import dev.beseda.simulator.llm.scripts.Conduct.Answering;
import dev.beseda.simulator.llm.scripts.Conduct.Ending;
import dev.beseda.simulator.llm.scripts.Pace;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/// An answer on its way. Tokens whose time has come are written together; between them only a timer waits.
final class AnswerStream {
    private static final int EXPECTED_EVENT_BYTES = 200;
    private static final int TORN_FOR_MILLIS = 5;
    private static final Failure BROKEN = Failure.of(
                    500, "server_error", "The model stopped in the middle of its answer")
            .with("server_error");

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Exchange exchange;
    private final Plan plan;
    private final int end;
    private final long begunNanos = System.nanoTime();
    private Buffer held = Buffer.buffer();
    private int told;

    AnswerStream(Vertx vertx, HttpServerRequest request, Exchange exchange, Plan plan) {
        this.vertx = vertx;
        this.request = request;
        this.exchange = exchange;
        this.plan = plan;
        int all = plan.answer().tokens().size();
        this.end = Math.min(all, plan.conduct().breach().afterTokens().orElse(all));
    }

    /// What is told, in which form, and how fast.
    record Plan(Answer answer, Shape shape, Pace pace, Answering conduct) {}

    void stream() {
        exchange.answered(200);
        request.response()
                .setChunked(true)
                .putHeader("content-type", "text/event-stream")
                .putHeader("cache-control", "no-cache");
        plan.conduct().manner().pingMillis().ifPresent(this::ping);
        if (plan.pace().tokensAfter(0) == 0) {
            request.response().write(Buffer.buffer());
        }
        step();
    }

    /// The whole at once, when the last token would be out.
    void whole() {
        exchange.answered(200);
        long millis = plan.pace().nanosUntil(end) / 1_000_000;
        if (millis == 0) {
            endWhole();
        } else {
            vertx.setTimer(millis, timer -> endWhole());
        }
    }

    private void step() {
        if (exchange.isOver()) {
            return;
        }
        int due = Math.min(end, plan.pace().tokensAfter(System.nanoTime() - begunNanos));
        var out = Buffer.buffer((due - told + 4) * EXPECTED_EVENT_BYTES);
        out.appendBuffer(held);
        held = Buffer.buffer(0);
        append(out, due);
        if (due == end && (end > 0 || plan.pace().tokensAfter(System.nanoTime() - begunNanos) > 0)) {
            finish(out);
            return;
        }
        write(out);
        long wait = plan.pace().nanosUntil(told + 1) - (System.nanoTime() - begunNanos);
        vertx.setTimer(Math.max(1, wait / 1_000_000), timer -> step());
    }

    private void append(Buffer out, int due) {
        if (told == 0 && due > 0) {
            plan.shape().begin(out);
        }
        while (told < due) {
            if (plan.conduct().manner().comments()) {
                out.appendString(": keep-alive\n\n");
            }
            plan.shape().token(out, plan.answer().tokens().get(told));
            told++;
        }
        exchange.wrote(told);
    }

    /// With torn characters the end of each write comes with the next.
    private void write(Buffer out) {
        if (out.length() == 0) {
            return;
        }
        if (!plan.conduct().manner().splitUtf8()) {
            request.response().write(out);
            return;
        }
        int tear = TornCharacters.lastIn(out);
        request.response().write(out.getBuffer(0, tear));
        held = out.getBuffer(tear, out.length());
    }

    private void finish(Buffer out) {
        var ending = plan.conduct().breach().ending();
        switch (ending) {
            case DONE -> plan.shape().finish(out, plan.answer(), millis());
            case ERROR -> plan.shape().error(out, BROKEN);
            case WITHOUT_DONE, CUT, SILENCE -> {}
        }
        int tear = TornCharacters.lastIn(out);
        if (plan.conduct().manner().splitUtf8() && tear < out.length()) {
            request.response().write(out.getBuffer(0, tear));
            held = out.getBuffer(tear, out.length());
            vertx.setTimer(TORN_FOR_MILLIS, timer -> close(held, ending));
        } else {
            close(out, ending);
        }
    }

    /// It is noted first and then written: who has the answer finds it noted.
    private void close(Buffer last, Ending ending) {
        if (exchange.isOver()) {
            return;
        }
        switch (ending) {
            case DONE -> {
                exchange.end(State.COMPLETED);
                request.response().end(last);
            }
            case WITHOUT_DONE, ERROR -> {
                request.response().end(last);
                exchange.end(State.BROKEN);
            }
            case CUT -> cut(last);
            case SILENCE -> request.response().write(last);
        }
    }

    private void cut(Buffer last) {
        request.response().write(last).onComplete(written -> exchange.end(State.BROKEN));
    }

    private void ping(int everyMillis) {
        vertx.setTimer(everyMillis, timer -> {
            if (exchange.isOver()) {
                return;
            }
            boolean betweenEvents = held.length() == 0;
            if (betweenEvents) {
                request.response().write(Buffer.buffer(": ping\n\n"));
            }
            ping(everyMillis);
        });
    }

    private void endWhole() {
        if (exchange.isOver()) {
            return;
        }
        var body = plan.shape().whole(plan.answer(), millis());
        var response = request.response().putHeader("content-type", "application/json");
        exchange.wrote(end);
        switch (plan.conduct().breach().ending()) {
            case DONE -> {
                exchange.end(State.COMPLETED);
                response.end(body);
            }
            case CUT, WITHOUT_DONE -> {
                response.putHeader("content-length", Integer.toString(body.length()));
                cut(body.getBuffer(0, body.length() / 2));
            }
            case ERROR -> {
                var error = Buffer.buffer();
                plan.shape().error(error, BROKEN);
                response.end(error.getBuffer("data: ".length(), error.length()));
                exchange.end(State.BROKEN);
            }
            case SILENCE ->
                response.putHeader("content-length", Integer.toString(body.length()))
                        .write(Buffer.buffer());
        }
    }

    private long millis() {
        return (System.nanoTime() - begunNanos) / 1_000_000;
    }
}
