package dev.beseda.kit.jobs;

import static dev.beseda.kit.jobs.Chores.PATIENCE;
import static dev.beseda.kit.jobs.Chores.done;
import static dev.beseda.kit.jobs.Chores.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.kit.postgres.DatabaseAddress;
import dev.beseda.kit.postgres.FarDatabase;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.faults.wire.Protocol;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class JobWorkerIT {
    @Inject
    Transactions transactions;

    @Inject
    DatabaseAddress address;

    @Inject
    Vertx vertx;

    private final Hands hands = new Hands();
    private Chores chores;
    private Jobs<String> jobs;
    private final List<JobWorker<String>> workers = new ArrayList<>();

    @BeforeEach
    void emptyTable() {
        chores = Chores.in(transactions);
        jobs = chores.replica();
    }

    /// The next test has the same table.
    @AfterEach
    void stopWorkers() {
        workers.forEach(worker -> done(worker.stop()));
    }

    private JobWorker<String> worker(Jobs<String> itsJobs) {
        var worker = new JobWorker<>(itsJobs, hands);
        workers.add(worker);
        return worker;
    }

    @Test
    void aWorkerDoesWhatItTookWithoutAnAnswer() {
        var farDatabase = FarDatabase.of(address, Protocol.POSTGRES, vertx);
        try (var line = farDatabase.line()) {
            var far = Chores.replica(farDatabase.transactions());
            done(far.take(UUID.randomUUID(), 0));
            var job = chores.wanted("Ada");
            line.loseNextAnswers("update chore", 1);

            worker(far).wake();

            await().atMost(PATIENCE).until(() -> hands.run.size() == 1);
            assertThat(hands.run.element().lease().attempts()).isOne();
            assertThat(hands.run.element().lease().job()).isEqualTo(job);
        }
    }

    @Test
    void aWorkerThatStopsLeavesItsJobsToOthersAtOnceAndTheTimeDoesNotCount() {
        var job = chores.wanted("Ada");
        var worker = worker(jobs);
        worker.wake();
        await().atMost(PATIENCE).until(() -> hands.run.size() == 1);

        done(worker.stop());

        var taken = take(jobs, 1).getFirst().lease();
        assertThat(taken.attempts()).isOne();
        assertThat(chores.end(hands.run.element().lease(), "Late")).isFalse();
        assertThat(chores.row(job).getUUID("lease")).isEqualTo(taken.id());
    }

    @Test
    void whatTwoWorkersFellOverIsGivenUpByTheThird() {
        var job = chores.wanted("Ada");
        for (int fall = 0; fall < 2; fall++) {
            take(jobs, 1);
            chores.runOut(job);
        }

        worker(jobs).wake();

        await().atMost(PATIENCE).until(() -> hands.givenUp.size() == 1);
        assertThat(hands.run).isEmpty();
    }

    @Test
    void aWorkerHasNoMoreUnderWayThanItHasPlaces() {
        for (int job = 0; job < 6; job++) {
            chores.wanted("Owner " + job);
        }
        var worker = worker(jobs);

        worker.wake();
        await().atMost(PATIENCE).until(() -> hands.run.size() == 4);
        hands.end(hands.run.element().lease());

        await().atMost(PATIENCE).until(() -> hands.run.size() == 5);
    }

    /// Does nothing until it is told that a job is over.
    private static final class Hands implements JobWorker.Work<String> {
        private final Queue<Leased<String>> run = new ConcurrentLinkedQueue<>();
        private final Queue<Leased<String>> givenUp = new ConcurrentLinkedQueue<>();
        private final Map<Lease, Runnable> ends = new ConcurrentHashMap<>();

        @Override
        public Uni<Void> run(Leased<String> leased) {
            return Uni.createFrom().emitter(emitter -> {
                ends.put(leased.lease(), () -> emitter.complete(null));
                run.add(leased);
            });
        }

        @Override
        public Uni<Void> giveUp(Leased<String> leased) {
            givenUp.add(leased);
            return Uni.createFrom().voidItem();
        }

        void end(Lease lease) {
            ends.get(lease).run();
        }
    }
}
