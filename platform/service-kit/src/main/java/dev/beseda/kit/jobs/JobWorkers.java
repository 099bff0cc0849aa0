package dev.beseda.kit.jobs;

import dev.beseda.kit.postgres.Notifications;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// The workers of this replica: has them look for jobs when they are told of some, and now and then for those nobody
/// told them of; releases what is under way when the service ends.
@ApplicationScoped
public class JobWorkers {
    private final Notifications notifications;
    private final List<JobWorker<?>> workers = new CopyOnWriteArrayList<>();

    JobWorkers(Notifications notifications) {
        this.notifications = notifications;
    }

    public <T> JobWorker<T> add(Jobs<T> jobs, JobWorker.Work<T> work) {
        var worker = new JobWorker<>(jobs, work);
        notifications.listen(jobs.channel(), told -> worker.wake());
        workers.add(worker);
        return worker;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent begun) {
        lookAgain();
    }

    /// Before what the work needs is closed.
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent ended) {
        each(JobWorker::stop).subscribeAsCompletionStage().join();
    }

    @Scheduled(every = "2s", delayed = "2s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        workers.forEach(JobWorker::wake);
    }

    @Scheduled(every = "15s", delayed = "15s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> measure() {
        return each(JobWorker::measure)
                .onFailure()
                .invoke(failure -> Log.debugf("Jobs are not measured: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> each(Function<JobWorker<?>, Uni<Void>> what) {
        return Multi.createFrom()
                .iterable(workers)
                .onItem()
                .transformToUniAndMerge(what::apply)
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
