package dev.beseda.llm.knowledge.products.imports;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.http.OutgoingRequest;
import dev.beseda.kit.http.ReceivedAnswer;
import dev.beseda.kit.http.Refused;
import dev.beseda.kit.jobs.JobLimits;
import dev.beseda.kit.jobs.JobWorker;
import dev.beseda.kit.jobs.JobWorkers;
import dev.beseda.kit.jobs.Lease;
import dev.beseda.kit.jobs.Leased;
import dev.beseda.llm.knowledge.ForeignServers;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.products.imports.Imports.Run;
import dev.beseda.llm.knowledge.products.imports.PartnerList.Item;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Runs imports, those that are due and those that are asked for: fetches the list, reads all of it, and only then
/// changes products.
@Startup
@ApplicationScoped
class ImportRunner implements JobWorker.Work<Run> {
    private static final String FELL = "Whoever read the list fell each time";

    private final ImportedProducts products;
    private final ForeignServers servers;
    private final KnowledgeConfig config;
    private final ObjectMapper json;
    private final JobLimits limits;
    private final JobWorker<Run> worker;

    ImportRunner(
            Imports imports,
            ImportedProducts products,
            ForeignServers servers,
            KnowledgeConfig config,
            ObjectMapper json,
            JobWorkers workers) {
        this.products = products;
        this.servers = servers;
        this.config = config;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.limits = imports.jobs().limits();
        this.worker = workers.add(imports.jobs(), this);
    }

    void wake() {
        worker.wake();
    }

    @Override
    public Uni<Void> run(Leased<Run> leased) {
        return fetched(leased).replaceWithVoid();
    }

    @Override
    public Uni<Void> giveUp(Leased<Run> leased) {
        return products.stay(leased.lease(), FELL).replaceWithVoid();
    }

    /// For somebody who waits. However it ends: why nothing was changed is part of the answer.
    Uni<LastRun> runNow(Leased<Run> leased) {
        var lease = leased.lease();
        return worker.holding(lease, limits.areOver(lease) ? products.stay(lease, FELL) : fetched(leased));
    }

    private Uni<LastRun> fetched(Leased<Run> leased) {
        return servers.send(request(leased.job()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(answer -> items(leased.job(), answer))
                .chain(items -> products.become(leased, items))
                .onFailure()
                .recoverWithUni(failure -> products.stay(leased.lease(), sentence(leased.lease(), failure)));
    }

    private List<Item> items(Run run, ReceivedAnswer answer) {
        if (!answer.isGood()) {
            throw new UnusableList("The partner's server answers %d".formatted(answer.status()));
        }
        return new PartnerList(run.wanted().fields(), config.mostProducts())
                .read(json, answer.body(), run.wanted().listPointer());
    }

    private static OutgoingRequest request(Run run) {
        var headers = new HashMap<String, String>();
        headers.put("Accept", "application/json");
        run.key().ifPresent(key -> headers.put(run.wanted().keyHeader(), key));
        return new OutgoingRequest("GET", run.wanted().url(), headers, Optional.empty());
    }

    private static String sentence(Lease lease, Throwable failure) {
        return switch (failure) {
            case UnusableList unusable -> unusable.sentence();
            case Refused no -> String.valueOf(no.getMessage());
            default -> {
                Log.infof("Import %s failed: %s", lease.job(), failure);
                yield "The partner's server does not answer";
            }
        };
    }
}
