package dev.beseda.llm.replies.leases;

import static dev.beseda.llm.replies.leases.LeaseTable.SHOP;
import static dev.beseda.llm.replies.leases.LeaseTable.done;
import static dev.beseda.llm.replies.leases.LeaseTable.ids;
import static dev.beseda.llm.replies.leases.LeaseTable.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.llm.replies.rules.Halt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who may write which reply, in a database in which nobody works.
class LeasesIT {
    @RegisterExtension
    private static LeaseTable table = new LeaseTable();

    private static Leases leases = table.replica();

    @Test
    void aReplyWaitsForTheOneBeforeItInItsConversation() {
        var conversation = UUID.randomUUID();
        var first = table.wanted(SHOP, 1, conversation, -10);
        var taken = take(leases, 10);
        var second = table.wanted(SHOP, 1, conversation, -5);

        assertThat(ids(taken)).containsExactly(first);
        assertThat(take(leases, 10)).isEmpty();
        assertThat(done(leases.ahead())).isEqualTo(new Leases.Ahead(Optional.empty(), true));

        table.run("update reply set ended_at = now(), request = null, ending = 'whole' where id = $1", Tuple.of(first));
        assertThat(ids(take(leases, 10))).containsExactly(second);
    }

    @Test
    void whatIsNotDueYetIsNotTaken() {
        table.wanted(SHOP, 1, UUID.randomUUID(), 60);

        assertThat(take(leases, 10)).isEmpty();
        var ahead = done(leases.ahead());
        assertThat(ahead.anyWaits()).isFalse();
        assertThat(ahead.next()).hasValueSatisfying(next -> assertThat(next).isAfter(Instant.now()));
    }

    @Test
    void aReplyIsGivenToOneOfManyWhoWantItAtOnce() {
        var all = new ArrayList<UUID>();
        for (int bot = 0; bot < 30; bot++) {
            all.add(table.wanted(UUID.randomUUID(), 1));
        }

        var takers = new ArrayList<Uni<List<Lease>>>();
        for (int taker = 0; taker < 8; taker++) {
            takers.add(leases.take(UUID.randomUUID(), 10, Set.of()));
        }
        var taken = new ArrayList<>(done(Uni.join().all(takers).andFailFast()).stream()
                .flatMap(List::stream)
                .toList());
        taken.addAll(take(leases, 100));

        assertThat(ids(taken)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whoWasNotHeardOfForTooLongLosesTheReplyForGood() {
        table.wanted(SHOP, 1);
        var lost = take(leases, 1).getFirst();
        table.runOut(lost.reply());

        var found = take(leases, 1).getFirst();

        assertThat(found.reply()).isEqualTo(lost.reply());
        assertThat(found.attempts()).isEqualTo(2);
        assertThat(done(leases.renew(List.of(lost, found)))).containsOnlyKeys(found.reply());
        assertThat(done(leases.renew(List.of(lost)))).isEmpty();
    }

    @Test
    void whoStillHasAReplyInItsHandsDoesNotTakeItTwice() {
        table.wanted(SHOP, 1);
        var held = take(leases, 1).getFirst();
        table.runOut(held.reply());

        assertThat(done(leases.take(UUID.randomUUID(), 10, Set.of(held.reply()))))
                .isEmpty();
        assertThat(done(leases.renew(List.of(held)))).containsOnlyKeys(held.reply());
    }

    @Test
    void aReplyThatIsReleasedIsTakenAtOnceAndTheTimeDoesNotCount() {
        table.wanted(SHOP, 1);
        done(leases.release(take(leases, 1)));

        var taken = take(leases, 1);

        assertThat(taken)
                .singleElement()
                .satisfies(lease -> assertThat(lease.attempts()).isEqualTo(1));
    }

    @Test
    void whoRenewsALeaseLearnsThatTheReplyIsToEnd() {
        table.wanted(SHOP, 1);
        var lease = take(leases, 1).getFirst();
        table.run("update reply set halt = 'forget' where id = $1", Tuple.of(lease.reply()));

        assertThat(done(leases.renew(List.of(lease)))).isEqualTo(Map.of(lease.reply(), Optional.of(Halt.FORGET)));
    }

    @Test
    void oneReplyThatIsLockedDoesNotCostTheOthersTheirLeases() {
        table.wanted(SHOP, 1);
        table.wanted(SHOP, 2);
        var held = take(leases, 2);
        var before = leasedUntil(held.getLast());

        var locker = done(table.pool().getConnection());
        done(locker.query("begin").execute());
        done(locker.preparedQuery("select from reply where id = $1 for update")
                .execute(Tuple.of(held.getFirst().reply())));

        assertThat(done(leases.renew(held))).containsOnlyKeys(ids(held));
        assertThat(leasedUntil(held.getLast())).isAfter(before);
        done(locker.query("rollback").execute());
        done(locker.close());
    }

    private static OffsetDateTime leasedUntil(Lease lease) {
        return table.run("select leased_until from reply where id = $1", Tuple.of(lease.reply()))
                .iterator()
                .next()
                .getOffsetDateTime("leased_until");
    }

    @Test
    void whatWasTakenWithoutAnAnswerIsFoundByItsLeaseAndTheTimeCountsOnce() {
        var reply = table.wanted(SHOP, 1);
        var far = table.farReplica();
        var lease = UUID.randomUUID();
        take(far, 0);
        table.line().loseNextAnswers("under_way", 1);

        assertThatThrownBy(() -> done(far.take(lease, 10, Set.of()))).isInstanceOf(Exception.class);

        assertThat(take(leases, 10)).isEmpty();
        assertThat(done(far.reclaim(lease, Set.of()))).singleElement().satisfies(found -> {
            assertThat(found.reply()).isEqualTo(reply);
            assertThat(found.attempts()).isOne();
        });
        assertThat(done(far.reclaim(lease, Set.of(reply)))).isEmpty();
    }

    @Test
    void aFieldOfANewerReleaseIsPassedOver() {
        var reply = table.wanted(SHOP, 1);
        table.run(
                "update reply set request = request || '{\"mood\": {\"kind\": \"glad\"}}' where id = $1",
                Tuple.of(reply));

        assertThat(ids(take(leases, 10))).containsExactly(reply);
    }

    @Test
    void anOrderThatThisReleaseCannotReadIsLeftToOthersAndHoldsUpNobody() {
        var strange = table.wanted(SHOP, 1);
        var usual = table.wanted(SHOP, 2);
        table.run("update reply set request = '{\"askings\": \"by voice\"}' where id = $1", Tuple.of(strange));

        assertThat(ids(take(leases, 10))).containsExactly(usual);
        assertThat(take(leases, 10)).isEmpty();

        table.run(
                "update reply set request = (select request from reply where id = $2) where id = $1",
                Tuple.of(strange, usual));
        assertThat(take(table.replica(), 10)).singleElement().satisfies(lease -> {
            assertThat(lease.reply()).isEqualTo(strange);
            assertThat(lease.attempts()).isOne();
        });
    }
}
