package dev.beseda.bot.telegram.rules.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Delivery.Tries;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A governor in a virtual hour: whatever comes, when and however Telegram answers, its promises hold.
class GovernorPaceTest {
    private static final Instant BEGUN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Limits LIMITS = new Limits(30, 3, 20, 40, 20);
    private static final UUID BOT = new UUID(0, 1);
    private static final int MANY = 1_000;

    private final Governor governor = new Governor(LIMITS, BEGUN.minusSeconds(3_600), BEGUN);
    private final PriorityQueue<Going> underWay = new PriorityQueue<>(Comparator.comparing(Going::ends));
    private final List<Sent> sent = new ArrayList<>();
    private Instant now = BEGUN;
    private long number;

    private record Going(Delivery delivery, Instant ends) {}

    private record Sent(Delivery delivery, Instant at, boolean done) {}

    private Delivery add(Lane lane, long chat) {
        number++;
        var call = Call.SendMessage.plain("message " + number);
        var delivery = new Delivery(new UUID(1, number), new Destination(BOT, chat), lane, call, now);
        governor.add(delivery, now);
        return delivery;
    }

    /// Goes on until `end`: to the next end of a call or the time the governor named, whichever comes first.
    private void run(Instant end, Random random, Predicate<Sent> refuses) {
        while (now.isBefore(end)) {
            for (var delivery : governor.next(now, MANY)) {
                underWay.add(new Going(delivery, now.plusMillis(20 + random.nextInt(60))));
            }
            var next = governor.lookAgain(now).orElse(end);
            if (!underWay.isEmpty() && underWay.peek().ends().isBefore(next)) {
                next = underWay.peek().ends();
            }
            now = next.isAfter(end) ? end : next.isAfter(now) ? next : now.plusMillis(1);
            while (!underWay.isEmpty() && !underWay.peek().ends().isAfter(now)) {
                end(underWay.remove().delivery(), refuses);
            }
        }
    }

    private void end(Delivery delivery, Predicate<Sent> refuses) {
        if (refuses.test(new Sent(delivery, now, true))) {
            sent.add(new Sent(delivery, now, false));
            governor.answered(delivery, new Answer.Flooded(Duration.ofSeconds(3)), now);
            governor.again(delivery, delivery.tried(new Tries(delivery.attempts() + 1, 0, now.plusSeconds(3))), now);
        } else {
            sent.add(new Sent(delivery, now, true));
            governor.answered(delivery, new Answer.Done(OptionalLong.empty(), ""), now);
            governor.ended(delivery, now);
        }
    }

    private static Predicate<Sent> nobody() {
        return call -> false;
    }

    @Test
    void fiftyThousandGoAtTheFullRateAndNeverFaster() {
        for (int chat = 1; chat <= 50_000; chat++) {
            add(Lane.BROADCAST, chat);
        }

        run(BEGUN.plusSeconds(600), new Random(1), nobody());

        assertThat(sent.size()).isBetween((int) (0.99 * 30 * 600), 30 * 600 + 4);
        assertThat(mostInAnySecond(sent)).isLessThanOrEqualTo(33 + 2);
    }

    @Test
    void bulkLeavesRoomForReplies() {
        for (int chat = 1; chat <= 20_000; chat++) {
            add(Lane.BROADCAST, chat);
        }
        var random = new Random(2);
        for (int second = 0; second < 60; second++) {
            for (int reply = 0; reply < 10; reply++) {
                add(Lane.REPLY, 1_000_000 + number);
            }
            run(now.plusSeconds(1), random, nobody());
        }

        var replies = sent.stream()
                .filter(call -> call.delivery().lane() == Lane.REPLY)
                .toList();
        assertThat(replies).hasSizeGreaterThanOrEqualTo(590);
        assertThat(replies)
                .allSatisfy(call -> assertThat(Duration.between(call.delivery().queuedAt(), call.at()))
                        .isLessThan(Duration.ofMillis(100)));
        assertThat(sent.size()).isBetween(29 * 60, 31 * 60);
    }

    /// A Telegram that lets fewer through than it says: the pace falls to it, and the share of refusals stays small.
    @ParameterizedTest
    @ValueSource(ints = {5, 12, 25})
    void aNarrowerTelegramIsFound(int perSecond) {
        for (int chat = 1; chat <= 40_000; chat++) {
            add(Lane.BROADCAST, chat);
        }
        var gate = new Gate(perSecond);

        run(BEGUN.plusSeconds(1_200), new Random(3), call -> !gate.lets(call.at()));

        var settled = sent.stream()
                .filter(call -> call.at().isAfter(BEGUN.plusSeconds(120)))
                .toList();
        long refused = settled.stream().filter(call -> !call.done()).count();
        assertThat(refused / (double) settled.size()).isLessThan(0.02);
        assertThat(settled.size() - refused).isGreaterThan((long) (0.8 * perSecond * 1_080));
    }

    @Test
    void aBotTalksInAGroupTwentyTimesAMinuteAtTheMost() {
        for (int message = 0; message < 200; message++) {
            add(message % 3 == 0 ? Lane.BROADCAST : Lane.REPLY, -5);
        }

        run(BEGUN.plusSeconds(300), new Random(4), nobody());

        assertThat(sent).hasSizeBetween(99, 120);
        for (int last = 20; last < sent.size(); last++) {
            assertThat(Duration.between(sent.get(last - 20).at(), sent.get(last).at()))
                    .isGreaterThan(Duration.ofSeconds(59));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void whateverHappensEverythingGoesOnceAndInOrder(long seed) {
        var random = new Random(seed);
        var wanted = new HashMap<String, List<UUID>>();
        for (int round = 0; round < 400; round++) {
            for (int more = random.nextInt(6); more > 0; more--) {
                var lane = Lane.values()[random.nextInt(5)];
                long chat = random.nextInt(40) - 3;
                var added = add(lane, chat);
                wanted.computeIfAbsent(chat + " " + lane, line -> new ArrayList<>())
                        .add(added.id());
            }
            run(now.plusMillis(random.nextInt(400)), random, call -> random.nextInt(20) == 0);
            assertOneOfEachLane();
        }
        run(now.plusSeconds(3_600), random, nobody());

        Map<String, List<UUID>> done = new HashMap<>();
        sent.stream()
                .filter(Sent::done)
                .map(Sent::delivery)
                .forEach(delivery -> done.computeIfAbsent(
                                delivery.to().chat() + " " + delivery.lane(), line -> new ArrayList<>())
                        .add(delivery.id()));
        assertThat(done).isEqualTo(wanted);
        assertThat(governor.lookAgain(now)).isEmpty();
        assertThat(governor.chatsDueSoon(Lane.BROADCAST, now)).isZero();
    }

    private void assertOneOfEachLane() {
        var lines = new HashSet<String>();
        assertThat(underWay).hasSizeLessThanOrEqualTo(LIMITS.calls());
        assertThat(underWay)
                .allMatch(going -> lines.add(
                        going.delivery().to().chat() + " " + going.delivery().lane()));
    }

    private static int mostInAnySecond(List<Sent> calls) {
        var window = new ArrayDeque<Instant>();
        int most = 0;
        for (var call : calls) {
            window.addLast(call.at());
            while (!window.getFirst().plusSeconds(1).isAfter(call.at())) {
                window.removeFirst();
            }
            most = Math.max(most, window.size());
        }
        return most;
    }

    /// Telegram's own bucket.
    private static final class Gate {
        private Bucket bucket;

        Gate(int perSecond) {
            bucket = Bucket.full(perSecond, perSecond, BEGUN);
        }

        boolean lets(Instant at) {
            if (bucket.ready(at).isAfter(at)) {
                return false;
            }
            bucket = bucket.taking(1, at);
            return true;
        }
    }
}
