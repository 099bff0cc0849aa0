package dev.beseda.bot.conversations.requests;

import dev.beseda.bot.conversations.ConversationRunner;
import dev.beseda.bot.conversations.Conversations;
import dev.beseda.bot.conversations.Occurrence;
import dev.beseda.bot.conversations.requests.HttpJobs.Lease;
import dev.beseda.bot.engine.Happening;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.kit.Pump;
import dev.beseda.kit.http.HostNames;
import dev.beseda.kit.http.OutboundHttp;
import dev.beseda.kit.http.OutboundRules;
import dev.beseda.kit.http.OutgoingRequest;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.kit.postgres.Outages;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes the requests that conversations wait for, far from any transaction, and tells the conversations of the
/// answers.
@ApplicationScoped
class RequestWorker {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final HttpJobs jobs;
    private final Conversations conversations;
    private final ConversationRunner runner;
    private final Transactions transactions;
    private final RequestsConfig config;
    private final Clock clock;
    private final OutboundHttp http;
    private final Pump pump = new Pump("requests", this::turn);
    private final AtomicInteger underWay = new AtomicInteger();

    @SuppressWarnings("checkstyle:ParameterNumber") // it stands between the house and the Internet
    RequestWorker(
            HttpJobs jobs,
            Conversations conversations,
            ConversationRunner runner,
            Transactions transactions,
            RequestsConfig config,
            OutboundRules rules,
            Notifications notifications,
            Clock clock,
            Vertx vertx) {
        this.jobs = jobs;
        this.conversations = conversations;
        this.runner = runner;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
        this.http = new OutboundHttp(vertx, rules, HostNames.SYSTEM);
        notifications.listen(HttpJobs.CHANNEL, payload -> pump.wake());
    }

    void start(@Observes StartupEvent begun) {
        pump.wake();
    }

    void stop(@Observes ShutdownEvent ended) {
        pump.close();
        http.close();
    }

    /// Looks for requests whose replica fell, and for those nobody told us of.
    @Scheduled(every = "5s", delayed = "5s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        pump.wake();
    }

    private Uni<Void> turn() {
        int free = config.mostAtOnce() - underWay.get();
        return free <= 0
                ? Uni.createFrom().voidItem()
                : jobs.lease(config, free).invoke(this::begin).replaceWithVoid();
    }

    private void begin(List<Lease> leases) {
        underWay.addAndGet(leases.size());
        leases.forEach(lease -> fetched(lease)
                .chain(answer -> told(lease, answer))
                .onTermination()
                .invoke(this::over)
                .subscribe()
                .with(done -> {}, failure -> Log.warnf("An answer will be asked for again: %s", failure)));
    }

    /// Told again when the answer of the commit was lost: whether it was done, the lease knows.
    private Uni<Void> told(Lease lease, Happening answer) {
        return transactions
                .in(transaction -> tell(transaction, lease, answer))
                .onFailure(Outages::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.lease().toMillis());
    }

    private void over() {
        underWay.decrementAndGet();
        pump.wake();
    }

    private Uni<Happening.Fetched> fetched(Lease lease) {
        var fetch = lease.job().fetch();
        if (lease.attempts() > config.attempts()) {
            return Uni.createFrom().item(AnswerReader.failed(fetch.ticket()));
        }
        return http.send(request(lease.job()))
                .map(answer -> AnswerReader.read(fetch.ticket(), answer, fetch.saves()))
                .onFailure()
                .invoke(failure -> Log.infof(
                        "Conversation %s got no answer from its server: %s",
                        lease.job().conversation(), failure))
                .onFailure()
                .recoverWithItem(AnswerReader.failed(fetch.ticket()));
    }

    private static OutgoingRequest request(HttpJob job) {
        var wanted = job.fetch().request();
        var headers = new HashMap<>(wanted.headers());
        headers.put(
                "Idempotency-Key",
                HttpJobs.idempotencyKey(job.conversation(), job.fetch().ticket()));
        return new OutgoingRequest(wanted.method(), wanted.url(), headers, wanted.body());
    }

    /// A conversation that can't be told of its answer, however often, is not told.
    private Uni<Void> tell(Transaction transaction, Lease lease, Happening answer) {
        if (lease.attempts() > config.attempts() + 1) {
            return jobs.end(transaction, lease).replaceWithVoid();
        }
        return conversations
                .getForChange(transaction, List.of(lease.job().conversation()))
                .chain(kept -> jobs.end(transaction, lease).chain(ours -> {
                    var occurrences = kept.stream()
                            .filter(conversation -> ours)
                            .<Occurrence>map(conversation ->
                                    new Occurrence.Arose(conversation.chat(), answer, Lane.REPLY, clock.instant()))
                            .toList();
                    return occurrences.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : runner.run(transaction, kept, occurrences);
                }));
    }
}
