package dev.beseda.simulator.llm.answers;

import dev.beseda.simulator.llm.exchanges.Exchange;
import dev.beseda.simulator.llm.exchanges.Exchange.State;
import dev.beseda.simulator.llm.requests.Asked;
import dev.beseda.simulator.llm.requests.Asked.Api;
import dev.beseda.simulator.llm.requests.Dialect;
import dev.beseda.simulator.llm.requests.ErrorBody;
import dev.beseda.simulator.llm.requests.Failure;
import dev.beseda.simulator.llm.scripts.Conduct;
import dev.beseda.simulator.llm.scripts.Conduct.Answering;
import dev.beseda.simulator.llm.scripts.Conduct.Failing;
import dev.beseda.simulator.llm.scripts.Conduct.HangingUp;
import dev.beseda.simulator.llm.scripts.Conduct.Silent;
import dev.beseda.simulator.llm.scripts.Pace;
import dev.beseda.simulator.llm.scripts.Retry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/// Meets requests as their scripts say, or else as a well model would.
public final class Answers {
    private final Vertx vertx;
    private final Supplier<Pace> usualPace;
    private final Clock clock = Clock.systemUTC();

    public Answers(Vertx vertx, Supplier<Pace> usualPace) {
        this.vertx = vertx;
        this.usualPace = usualPace;
    }

    public void give(HttpServerRequest request, Exchange exchange, Asked asked, Optional<Conduct> scripted) {
        switch (scripted.orElse(Answering.USUAL)) {
            case Answering answering -> answer(request, exchange, asked, answering);
            case Failing failing -> fail(request, exchange, asked.dialect(), failing);
            case Silent silent -> {}
            case HangingUp hangingUp -> exchange.end(State.BROKEN);
        }
    }

    /// A no to what is no exchange.
    public void refuse(HttpServerRequest request, Dialect dialect, Failure failure) {
        if (!request.response().ended() && !request.response().closed()) {
            send(request, failure, dialect.errors(), Optional.empty());
        }
    }

    public void refuse(HttpServerRequest request, Exchange exchange, Dialect dialect, Failure failure) {
        exchange.answered(failure.status());
        exchange.end(State.REFUSED);
        send(request, failure, dialect.errors(), Optional.empty());
    }

    private void answer(HttpServerRequest request, Exchange exchange, Asked asked, Answering conduct) {
        var pace = conduct.pace().orElseGet(usualPace);
        if (asked.api() == Api.EMBEDDINGS) {
            exchange.answered(200);
            exchange.end(State.COMPLETED);
            request.response().putHeader("content-type", "application/json").end(Embeddings.of(asked));
            return;
        }
        var shape = asked.api() == Api.COMPLETION
                ? new CompletionShape(asked)
                : new ChatShape(asked, conduct.manner().usage(), exchange.seq(), exchange.atMillis());
        var plan = new AnswerStream.Plan(Answer.to(asked, conduct.speech()), shape, pace, conduct);
        var telling = new AnswerStream(vertx, request, exchange, plan);
        if (asked.wanted().stream()) {
            telling.stream();
        } else {
            telling.whole();
        }
    }

    private void fail(HttpServerRequest request, Exchange exchange, Dialect dialect, Failing conduct) {
        if (conduct.delayMillis() > 0) {
            vertx.setTimer(conduct.delayMillis(), timer -> failNow(request, exchange, dialect, conduct));
        } else {
            failNow(request, exchange, dialect, conduct);
        }
    }

    private void failNow(HttpServerRequest request, Exchange exchange, Dialect dialect, Failing conduct) {
        if (exchange.isOver()) {
            return;
        }
        var body = conduct.body()
                .or(() -> conduct.retry().flatMap(Retry::retryDelaySeconds).map(seconds -> ErrorBody.GEMINI))
                .orElse(dialect.errors());
        exchange.answered(conduct.failure().status());
        exchange.end(State.REFUSED);
        send(request, conduct.failure(), body, conduct.retry());
    }

    private void send(HttpServerRequest request, Failure failure, ErrorBody body, Optional<Retry> retry) {
        var response = request.response().setStatusCode(failure.status()).putHeader("content-type", body.contentType());
        retry.ifPresent(told -> told.putInto(response.headers(), clock.instant()));
        response.end(body.bytes(failure, retry.flatMap(Retry::retryDelaySeconds)));
    }
}
