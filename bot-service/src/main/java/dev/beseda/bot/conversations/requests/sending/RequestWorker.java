package dev.beseda.bot.conversations.requests.sending;

import dev.beseda.bot.conversations.requests.HttpJob;
import dev.beseda.bot.conversations.requests.HttpJobs;
import dev.beseda.bot.conversations.requests.RequestsConfig;
import dev.beseda.bot.conversations.state.Conversations;
import dev.beseda.bot.conversations.turns.ConversationEvent;
import dev.beseda.bot.conversations.turns.ConversationRunner;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.secrets.Secrets;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.kit.http.HostNames;
import dev.beseda.kit.http.OutboundHttp;
import dev.beseda.kit.http.OutboundRules;
import dev.beseda.kit.http.OutgoingRequest;
import dev.beseda.kit.jobs.JobWorker;
import dev.beseda.kit.jobs.JobWorkers;
import dev.beseda.kit.jobs.Leased;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.TransientFailures;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the requests that conversations wait for, far from any transaction,
/// and tells the conversations of the answers.
@Startup
@ApplicationScoped
class RequestWorker implements JobWorker.Work<HttpJob> {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final HttpJobs jobs;
    private final Conversations conversations;
    private final ConversationRunner runner;
    private final Transactions transactions;
    private final RequestsConfig config;
    private final Secrets secrets;
    private final Clock clock;
    private final OutboundHttp http;
    private final JobWorker<HttpJob> worker;

    @SuppressWarnings("checkstyle:ParameterNumber") // it stands between the platform and the Internet
    RequestWorker(
            HttpJobs jobs,
            Conversations conversations,
            ConversationRunner runner,
            Transactions transactions,
            RequestsConfig config,
            Secrets secrets,
            OutboundRules rules,
            JobWorkers workers,
            Clock clock,
            Vertx vertx) {
        this.jobs = jobs;
        this.conversations = conversations;
        this.runner = runner;
        this.transactions = transactions;
        this.config = config;
        this.secrets = secrets;
        this.clock = clock;
        this.http = new OutboundHttp(vertx, rules, HostNames.SYSTEM);
        this.worker = workers.add(jobs.jobs(), this);
    }

    void stop(@Observes ShutdownEvent ended) {
        http.close();
    }

    void wake() {
        worker.wake();
    }

    @Override
    public Uni<Void> run(Leased<HttpJob> leased) {
        return fetched(leased.job()).chain(answer -> told(leased, answer));
    }

    /// A conversation that can't be told even of that is not told.
    @Override
    public Uni<Void> giveUp(Leased<HttpJob> leased) {
        return leased.lease().attempts() > config.attempts() + 1
                ? transactions.in(
                        transaction -> jobs.end(transaction, leased.lease()).replaceWithVoid())
                : told(leased, AnswerReader.failed(leased.job().fetch().ticket()));
    }

    /// Told again when the answer of the commit was lost: whether it was done, the lease knows.
    private Uni<Void> told(Leased<HttpJob> leased, EngineEvent answer) {
        return transactions
                .in(transaction -> tell(transaction, leased, answer))
                .onFailure(TransientFailures::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.lease().toMillis());
    }

    private Uni<EngineEvent.Fetched> fetched(HttpJob job) {
        var fetch = job.fetch();
        return secrets.headers(job.bot(), fetch.request())
                .chain(headers -> http.send(request(job, headers)))
                .map(answer -> AnswerReader.read(fetch.ticket(), answer, fetch.saves()))
                .onFailure()
                .invoke(failure ->
                        Log.infof("Conversation %s got no answer from its server: %s", job.conversation(), failure))
                .onFailure()
                .recoverWithItem(AnswerReader.failed(fetch.ticket()));
    }

    private static OutgoingRequest request(HttpJob job, Map<String, String> filled) {
        var wanted = job.fetch().request();
        var headers = new HashMap<>(filled);
        headers.put(
                "Idempotency-Key",
                HttpJobs.idempotencyKey(job.conversation(), job.fetch().ticket()));
        return new OutgoingRequest(wanted.method(), wanted.url(), headers, wanted.body());
    }

    private Uni<Void> tell(Transaction transaction, Leased<HttpJob> leased, EngineEvent answer) {
        return conversations
                .getForChange(transaction, List.of(leased.job().conversation()))
                .chain(kept -> jobs.end(transaction, leased.lease()).chain(ours -> {
                    var events = kept.stream()
                            .filter(conversation -> ours)
                            .<ConversationEvent>map(conversation -> new ConversationEvent.Arose(
                                    conversation.chat(), answer, Lane.REPLY, clock.instant()))
                            .toList();
                    return events.isEmpty() ? Uni.createFrom().voidItem() : runner.run(transaction, kept, events);
                }));
    }
}
