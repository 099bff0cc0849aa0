package dev.beseda.bot.telegram.fleet;

import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.problems.NotFound;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/// The doctor's rounds: every bot is looked at now and then, a few in a second, each by one replica.
@ApplicationScoped
class HealthCheckScheduler {
    private final WorkLoop workLoop = new WorkLoop("rounds of the fleet doctor", this::look);
    private final FleetDoctor doctor;
    private final HealthRecords records;
    private final FleetConfig config;

    HealthCheckScheduler(FleetDoctor doctor, HealthRecords records, FleetConfig config) {
        this.doctor = doctor;
        this.records = records;
        this.config = config;
    }

    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
    }

    @Scheduled(every = "1s", delayed = "5s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void goOn() {
        workLoop.wake();
    }

    private Uni<Void> look() {
        return records.takeDue(config.looksPerSecond(), config.lookEvery())
                .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : lookAt(due));
    }

    private Uni<Void> lookAt(List<UUID> due) {
        return Uni.join()
                .all(due.stream().map(this::lookAt).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    /// A bot may go while it is looked at. One that can't be looked at is due again in its time.
    private Uni<Void> lookAt(UUID bot) {
        return doctor.lookAt(bot)
                .replaceWithVoid()
                .onFailure(failure -> !(failure instanceof NotFound))
                .invoke(failure -> Log.warnf("Bot %s could not be looked at: %s", bot, failure))
                .onFailure()
                .recoverWithUni(Uni.createFrom().voidItem());
    }
}
