package dev.beseda.kit.jobs;

import static dev.beseda.kit.jobs.Chores.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.postgres.DatabaseAddress;
import dev.beseda.kit.postgres.FarDatabase;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.faults.wire.Protocol;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class JobsIT {
    @Inject
    Transactions transactions;

    @Inject
    DatabaseAddress address;

    @Inject
    Vertx vertx;

    private Chores chores;
    private Jobs<String> jobs;

    @BeforeEach
    void emptyTable() {
        chores = Chores.in(transactions);
        jobs = chores.replica();
    }

    private List<Leased<String>> take(int most) {
        return Chores.take(jobs, most);
    }

    private static List<String> owners(List<Leased<String>> taken) {
        return taken.stream().map(Leased::job).toList();
    }

    @Test
    void theOwnerWhoHasTheLeastUnderWayComesFirstAndNobodyHasMoreThanItsPlaces() {
        for (int job = 0; job < 10; job++) {
            chores.wanted("Ada");
        }
        chores.wanted("John");

        assertThat(owners(take(2))).containsExactlyInAnyOrder("Ada", "John");
        chores.wanted("John");
        assertThat(owners(take(1))).hasSize(1);
        assertThat(owners(take(100))).hasSizeLessThanOrEqualTo(3).contains("Ada");
        assertThat(chores.get("select count(*) from chore where owner = 'Ada' and lease is not null")
                        .getLong(0))
                .isEqualTo(3);
        assertThat(take(100)).isEmpty();
    }

    @Test
    void ofTwoReplicasWhoWantAJobOneGetsIt() {
        var all = new ArrayList<UUID>();
        for (int job = 0; job < 30; job++) {
            all.add(chores.wanted("Owner " + job));
        }
        var other = chores.replica();

        var takes = new ArrayList<Uni<List<Leased<String>>>>();
        for (int turn = 0; turn < 4; turn++) {
            takes.add(jobs.take(UUID.randomUUID(), 10));
            takes.add(other.take(UUID.randomUUID(), 10));
        }
        var taken = new ArrayList<>(done(Uni.join().all(takes).andFailFast()).stream()
                .flatMap(List::stream)
                .toList());
        taken.addAll(take(100));

        assertThat(taken).extracting(one -> one.lease().job()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whoOutlivesItsLeaseChangesNothing() {
        double overtaken =
                Metrics.counter("beseda.jobs.overtaken", "table", "chore").count();
        var job = chores.wanted("Ada");
        var slow = take(1).getFirst().lease();
        chores.runOut(job);
        var quick = take(1).getFirst().lease();

        assertThat(quick.attempts()).isEqualTo(2);
        assertThat(done(jobs.renew(List.of(slow, quick)))).containsExactly(job);
        assertThat(done(jobs.renew(List.of(slow)))).isEmpty();
        Set<UUID> held = done(transactions.in(transaction -> jobs.hold(transaction, List.of(slow))));
        assertThat(held).isEmpty();
        done(jobs.release(List.of(slow)));
        done(transactions.in(transaction -> jobs.postpone(transaction, List.of(slow))));
        assertThat(chores.end(slow, "Late")).isFalse();
        assertThat(chores.row(job).getUUID("lease")).isEqualTo(quick.id());

        assertThat(chores.end(quick, "In time")).isTrue();
        assertThat(chores.end(quick, "Twice")).isFalse();
        assertThat(chores.row(job).getString("said")).isEqualTo("In time");
        assertThat(Metrics.counter("beseda.jobs.overtaken", "table", "chore").count())
                .isEqualTo(overtaken + 2);
    }

    @Test
    void aLeaseThatIsRenewedDoesNotRunOut() {
        var job = chores.wanted("Ada");
        var lease = take(1).getFirst().lease();
        chores.runOut(job);

        assertThat(done(jobs.renew(List.of(lease)))).containsExactly(job);

        assertThat(chores.row(job).getOffsetDateTime("leased_until")).isAfter(OffsetDateTime.now());
        assertThat(take(1)).isEmpty();
    }

    @Test
    void whatWasTakenWithoutAnAnswerIsFoundByItsLeaseAndCountsOnce() {
        var job = chores.wanted("Ada");
        var farDatabase = FarDatabase.of(address, Protocol.POSTGRES, vertx);
        try (var line = farDatabase.line()) {
            var far = Chores.replica(farDatabase.transactions());
            var lease = UUID.randomUUID();
            done(far.take(UUID.randomUUID(), 0));
            line.loseNextAnswers("update chore", 1);

            assertThatThrownBy(() -> done(far.take(lease, 1))).isInstanceOf(Exception.class);

            assertThat(take(1)).isEmpty();
            assertThat(done(jobs.find(lease)))
                    .singleElement()
                    .extracting(Leased::lease)
                    .isEqualTo(new Lease(job, lease, 1));
        }
    }

    @Test
    void whatIsPostponedComesBackAfterThePauseAndNoFallIsCounted() {
        var job = chores.wanted("Ada");
        var lease = take(1).getFirst().lease();

        done(transactions.in(transaction -> jobs.postpone(transaction, List.of(lease))));

        assertThat(take(1)).isEmpty();
        chores.runOut(job);
        assertThat(take(1).getFirst().lease().attempts()).isOne();
    }

    @Test
    void aJobThatIsAskedForByNameIsTakenUnlessSomebodyHasIt() {
        var job = chores.wanted("Ada");

        assertThat(done(jobs.begin(UUID.randomUUID(), job))).isPresent();
        assertThat(done(jobs.begin(UUID.randomUUID(), job))).isEmpty();
    }

    @Test
    void whatThisReleaseCannotReadHoldsUpNobodyAndDoesNotCount() {
        var strange = chores.get("insert into chore (owner, text) values ('Ada', 'Strange') returning id")
                .getUUID("id");
        chores.wanted("John");

        assertThat(owners(take(10))).containsExactly("John");
        assertThat(take(10)).isEmpty();
        assertThat(chores.row(strange).getInteger("attempts")).isZero();
    }

    @Test
    void itIsKnownHowLongTheOldestJobWaits() {
        chores.run("insert into chore (owner, made_at) values ('Ada', now() - interval '1 hour')");

        assertThat(done(jobs.measure())).isBetween(3_600L, 3_700L);
    }
}
