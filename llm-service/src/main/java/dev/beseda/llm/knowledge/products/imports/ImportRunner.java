package dev.beseda.llm.knowledge.products.imports;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.Pump;
import dev.beseda.kit.http.OutgoingRequest;
import dev.beseda.kit.http.ReceivedAnswer;
import dev.beseda.kit.http.Refused;
import dev.beseda.llm.knowledge.ForeignServers;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.products.imports.Imports.Job;
import dev.beseda.llm.knowledge.products.imports.Imports.Lease;
import dev.beseda.llm.knowledge.products.imports.PartnerList.Item;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Runs imports, those that are due and those that are asked for: fetches the list, reads all of it, and only then
/// changes products.
@ApplicationScoped
class ImportRunner {
    private static final int AT_ONCE = 2;
    private static final Duration RELEASE_TIME = Duration.ofSeconds(2);

    private static final String FELL = "Whoever read the list fell each time";

    private final Pump pump = new Pump("imports of products", this::turn);
    private volatile boolean closed;
    private final Set<Lease> underWay = ConcurrentHashMap.newKeySet();
    private final Imports imports;
    private final ImportedProducts products;
    private final ForeignServers servers;
    private final KnowledgeConfig config;
    private final ObjectMapper json;

    ImportRunner(
            Imports imports,
            ImportedProducts products,
            ForeignServers servers,
            KnowledgeConfig config,
            ObjectMapper json) {
        this.imports = imports;
        this.products = products;
        this.servers = servers;
        this.config = config;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /// Others need not wait for the leases of what is under way.
    void stop(@Observes ShutdownEvent ended) {
        closed = true;
        pump.close();
        imports.release(underWay)
                .ifNoItem()
                .after(RELEASE_TIME)
                .fail()
                .onFailure()
                .invoke(failure -> Log.warnf("Others wait for the leases of imports: %s", failure))
                .onFailure()
                .recoverWithNull()
                .subscribeAsCompletionStage()
                .join();
    }

    @Scheduled(every = "5s", delayed = "5s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void wake() {
        pump.wake();
    }

    /// However it ends: why nothing was changed is part of the answer.
    Uni<LastRun> run(Job job) {
        underWay.add(job.lease());
        var run = job.attempts() > config.attempts() ? products.stay(job, FELL) : tried(job);
        return run.onTermination().invoke(() -> underWay.remove(job.lease()));
    }

    private Uni<LastRun> tried(Job job) {
        return servers.send(request(job))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(answer -> items(job, answer))
                .chain(items -> products.become(job, items))
                .onFailure()
                .recoverWithUni(failure -> products.stay(job, sentence(job, failure)));
    }

    private Uni<Void> turn() {
        return closed ? Uni.createFrom().voidItem() : imports.lease(AT_ONCE).chain(this::runAll);
    }

    /// As long as there are some.
    private Uni<Void> runAll(List<Job> due) {
        return due.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(due.stream().map(this::run).toList())
                        .andCollectFailures()
                        .chain(this::turn);
    }

    private List<Item> items(Job job, ReceivedAnswer answer) {
        if (!answer.isGood()) {
            throw new UnusableList("The partner's server answers %d".formatted(answer.status()));
        }
        return new PartnerList(job.wanted().fields(), config.mostProducts())
                .read(json, answer.body(), job.wanted().listPointer());
    }

    private static OutgoingRequest request(Job job) {
        var headers = new HashMap<String, String>();
        headers.put("Accept", "application/json");
        job.key().ifPresent(key -> headers.put(job.wanted().keyHeader(), key));
        return new OutgoingRequest("GET", job.wanted().url(), headers, Optional.empty());
    }

    private static String sentence(Job job, Throwable failure) {
        return switch (failure) {
            case UnusableList unusable -> unusable.sentence();
            case Refused no -> String.valueOf(no.getMessage());
            default -> {
                Log.infof("Import %s failed: %s", job.id(), failure);
                yield "The partner's server does not answer";
            }
        };
    }
}
