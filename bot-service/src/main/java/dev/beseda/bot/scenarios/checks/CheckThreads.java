package dev.beseda.bot.scenarios.checks;

import dev.beseda.kit.concurrency.ThreadPoolBulkhead;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/// Where drafts are checked and files are read:
/// the larger they are the longer it takes, and no event loop waits for it.
@ApplicationScoped
public class CheckThreads {
    private final ThreadPoolBulkhead bulkhead;

    CheckThreads(CheckConfig config) {
        var limits = new ThreadPoolBulkhead.Limits(config.atOnce(), config.ofAWorkspace(), config.all());
        this.bulkhead = new ThreadPoolBulkhead("checks", limits);
    }

    /// What comes of `work`, where it was asked for.
    public <T> Uni<T> run(UUID workspace, Supplier<T> work) {
        return bulkhead.run(workspace, work);
    }

    @PreDestroy
    void close() {
        bulkhead.close();
    }
}
