package dev.beseda.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Call;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final int MANY = 1_000;

    private final Lines lines = new Lines();
    private long made;

    private Delivery delivery(UUID bot, long chat) {
        var number = ++made;
        var call = Call.SendMessage.plain("message " + number);
        return new Delivery(new UUID(1, number), new Destination(bot, chat), Lane.REPLY, call, NOW);
    }

    private List<Delivery> deliveries(UUID bot, int chats) {
        var all = new ArrayList<Delivery>();
        for (int chat = 1; chat <= chats; chat++) {
            all.add(delivery(bot, chat));
        }
        return all;
    }

    private void over(Delivery delivery) {
        lines.ended(delivery);
        lines.recorded(delivery);
    }

    @Test
    void aChatIsServedInOrderOneAtATime() {
        var first = delivery(ADA, 1);
        var second = delivery(ADA, 1);
        var third = delivery(ADA, 1);
        lines.add(List.of(first, second));
        lines.add(List.of(third));

        assertThat(lines.takeDue(NOW, MANY)).containsExactly(first);
        assertThat(lines.takeDue(NOW, MANY)).isEmpty();
        lines.ended(first);
        assertThat(lines.takeDue(NOW, MANY)).containsExactly(second);
        lines.ended(second);
        assertThat(lines.takeDue(NOW, MANY)).containsExactly(third);
        lines.ended(third);
        assertThat(lines.takeDue(NOW, MANY)).isEmpty();
    }

    @Test
    void chatsDoNotWaitForEachOther() {
        var all = deliveries(ADA, 3);
        lines.add(all);

        assertThat(lines.takeDue(NOW, 2)).containsExactlyElementsOf(all.subList(0, 2));
        assertThat(lines.takeDue(NOW, MANY)).containsExactly(all.get(2));
    }

    @Test
    void whatIsInHandIsNotTakenTwiceUntilItsOutcomeIsRecorded() {
        var delivery = delivery(ADA, 1);
        lines.add(List.of(delivery));
        lines.add(List.of(delivery));
        assertThat(lines.takeDue(NOW, MANY)).containsExactly(delivery);

        lines.ended(delivery);
        lines.add(List.of(delivery));

        assertThat(lines.takeDue(NOW, MANY)).isEmpty();
        assertThat(lines.inHand()).containsExactly(delivery.id());
        lines.recorded(delivery);
        assertThat(lines.inHand()).isEmpty();
        assertThat(lines.hold(bot -> true)).isFalse();
    }

    @Test
    void whatIsMadeAgainKeepsItsPlaceAtTheHeadAndWaitsForItsTime() {
        var first = delivery(ADA, 1);
        var second = delivery(ADA, 1);
        lines.add(List.of(first, second));
        assertThat(lines.takeDue(NOW, MANY)).hasSize(1);

        lines.again(first, NOW.plusSeconds(2));

        assertThat(lines.takeDue(NOW.plusSeconds(1), MANY)).isEmpty();
        assertThat(lines.nextDue()).contains(NOW.plusSeconds(2));
        assertThat(lines.takeDue(NOW.plusSeconds(2), MANY)).containsExactly(first);
        over(first);
        assertThat(lines.takeDue(NOW, MANY)).containsExactly(second);
    }

    @Test
    void aFloodPausesItsBotAndNoOther() {
        lines.add(deliveries(ADA, 2));
        var bobs = deliveries(BOB, 2);
        lines.add(bobs);

        lines.pause(ADA, NOW.plusSeconds(5));
        lines.pause(ADA, NOW.plusSeconds(3));

        assertThat(lines.takeDue(NOW, MANY)).containsExactlyElementsOf(bobs);
        assertThat(lines.nextDue()).contains(NOW.plusSeconds(5));
        assertThat(lines.takeDue(NOW.plusSeconds(4), MANY)).isEmpty();
        assertThat(lines.takeDue(NOW.plusSeconds(5), MANY)).hasSize(2);
    }

    @Test
    void aBotHasFortyCallsUnderWayAtTheMost() {
        lines.add(deliveries(ADA, 100));
        lines.add(deliveries(BOB, 1));

        var taken = lines.takeDue(NOW, MANY);

        assertThat(taken).hasSize(41);
        over(taken.getFirst());
        over(taken.get(1));
        assertThat(lines.takeDue(NOW, MANY)).hasSize(2);
        assertThat(lines.takeDue(NOW, MANY)).isEmpty();
    }

    @Test
    void whatIsForgottenCanBeTakenAnewAndWhatIsUnderWayGoesOn() {
        var underWay = delivery(ADA, 1);
        var waiting = delivery(ADA, 1);
        var bobs = delivery(BOB, 1);
        lines.add(List.of(underWay));
        assertThat(lines.takeDue(NOW, MANY)).hasSize(1);
        lines.add(List.of(waiting, bobs));

        lines.forget(ADA::equals);

        assertThat(lines.inHand()).containsExactlyInAnyOrder(underWay.id(), bobs.id());
        lines.add(List.of(waiting));
        assertThat(lines.takeDue(NOW, MANY)).containsExactly(bobs);
        over(underWay);
        assertThat(lines.takeDue(NOW, MANY)).containsExactly(waiting);
    }

    @Test
    void whatShallBeMadeAgainAfterItsBotWasForgottenIsLeftToOthers() {
        var flooded = delivery(ADA, 1);
        lines.add(List.of(flooded));
        assertThat(lines.takeDue(NOW, MANY)).hasSize(1);
        lines.forget(ADA::equals);
        assertThat(lines.hold(ADA::equals)).isTrue();

        lines.again(flooded, NOW.plusSeconds(600));

        assertThat(lines.hold(ADA::equals)).isFalse();
        assertThat(lines.nextDue()).isEmpty();
    }

    @Test
    void aBotThatCameBackBeforeItsCallEndedKeepsTheOrder() {
        var flooded = delivery(ADA, 1);
        var next = delivery(ADA, 1);
        lines.add(List.of(flooded));
        assertThat(lines.takeDue(NOW, MANY)).hasSize(1);
        lines.forget(ADA::equals);
        lines.add(List.of(next));

        lines.again(flooded, NOW);

        assertThat(lines.takeDue(NOW, MANY)).containsExactly(flooded);
        over(flooded);
        assertThat(lines.takeDue(NOW, MANY)).containsExactly(next);
    }

    @Test
    void aBotThatIsForgottenWhileItIsFullLeavesNothingBehind() {
        lines.add(deliveries(ADA, 50));
        var taken = lines.takeDue(NOW, MANY);

        lines.forget(ADA::equals);
        taken.forEach(this::over);

        assertThat(lines.takeDue(NOW, MANY)).isEmpty();
        assertThat(lines.inHand()).isEmpty();
    }

    @Test
    void whateverHappensEachChatGetsEverythingInOrder() {
        var random = new Random(11);
        Map<Destination, List<Delivery>> wanted = new HashMap<>();
        Map<Destination, List<UUID>> done = new HashMap<>();
        var underWay = new ArrayList<Delivery>();
        var now = NOW;
        for (int turn = 0; turn < 20_000; turn++) {
            var added = delivery(random.nextBoolean() ? ADA : BOB, random.nextInt(60));
            if (turn < 10_000) {
                wanted.computeIfAbsent(added.to(), chat -> new ArrayList<>()).add(added);
                lines.add(List.of(added));
            }
            underWay.addAll(lines.takeDue(now, random.nextInt(10)));
            assertOneOfEachChat(underWay);
            if (!underWay.isEmpty() && random.nextBoolean()) {
                var ended = underWay.remove(random.nextInt(underWay.size()));
                if (random.nextInt(5) == 0) {
                    lines.pause(ended.to().bot(), now.plusMillis(random.nextInt(10)));
                    lines.again(ended, now.plusMillis(random.nextInt(10)));
                } else {
                    done.computeIfAbsent(ended.to(), chat -> new ArrayList<>()).add(ended.id());
                    over(ended);
                }
            }
            now = now.plusMillis(1);
        }
        drain(now.plusSeconds(60), underWay, done);

        assertThat(lines.inHand()).isEmpty();
        wanted.forEach((chat, all) -> assertThat(done.get(chat))
                .isEqualTo(all.stream().map(Delivery::id).toList()));
    }

    private static void assertOneOfEachChat(List<Delivery> underWay) {
        var chats = new HashSet<Destination>();
        assertThat(underWay).allMatch(delivery -> chats.add(delivery.to()));
    }

    private void drain(Instant now, List<Delivery> underWay, Map<Destination, List<UUID>> done) {
        while (!underWay.isEmpty()) {
            var ended = underWay.removeFirst();
            done.computeIfAbsent(ended.to(), chat -> new ArrayList<>()).add(ended.id());
            over(ended);
            underWay.addAll(lines.takeDue(now, MANY));
        }
    }
}
