package dev.beseda.bot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.walk.Walk;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Random scenarios and random people: the engine never throws, keeps its limits and decides the same twice.
class EngineNeverFailsTest {
    private static final int PROGRAMS = 4_000;
    private static final int HAPPENINGS = 30;
    private static final int LONGEST_TEXT = 16_384;
    private static final int LONGEST_DATA = 64;

    @Test
    void whateverHappensInWhateverScenarioTheEngineKeepsItsPromises() {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            var dice = Dice.of(seed);
            var program = dice.program();
            var now = Conversation.begun(dice.one(List.of("en", "ru", "", "xx")));
            for (int happened = 0; happened < HAPPENINGS; happened++) {
                now = decide(seed, scene(dice, program, now), dice.engineEvent(now));
            }
        }
    }

    /// Now and then a scenario is gone in the midst of a conversation.
    private static TurnContext scene(Dice dice, Program program, Conversation now) {
        var left = dice.random().nextInt(10) > 0
                ? program
                : new Program(program.standbyLanguage(), program.fallback(), List.of());
        return new TurnContext(left, Map.of(), now, Map.of(), "7", Scripts.NOON);
    }

    private static Conversation decide(int seed, TurnContext context, EngineEvent event) {
        var turn = Engine.decide(context, event);

        assertThat(Engine.decide(context, event)).as("seed %d", seed).isEqualTo(turn);
        assertThat(turn.effects()).as("seed %d", seed).hasSizeLessThanOrEqualTo(2 * Walk.STEPS_PER_TURN);
        turn.effects().forEach(effect -> check(seed, effect));
        check(seed, context.now(), turn.after());
        return turn.after();
    }

    private static void check(int seed, Conversation before, Conversation after) {
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(after.tickets()).as("seed %d: tickets", seed).isGreaterThanOrEqualTo(before.tickets());
            softly.assertThat(after.below()).as("seed %d: below", seed).hasSizeLessThanOrEqualTo(Conversation.DEEPEST);
            softly.assertThat(after.waiting().isPresent() || after.below().isEmpty())
                    .as("seed %d: something lies below and nothing waits above it", seed)
                    .isTrue();
        });
    }

    private static void check(int seed, Effect effect) {
        switch (effect) {
            case Effect.Say say -> {
                assertThat(say.text()).as("seed %d", seed).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_TEXT);
                check(seed, say.keys());
            }
            case Effect.Show show ->
                assertThat(show.media()).as("seed %d", seed).isNotEmpty();
            case Effect.AnswerTap tap ->
                assertThat(tap.note()).as("seed %d", seed).hasSizeLessThanOrEqualTo(200);
            case Effect.RefusePayment no ->
                assertThat(no.sentence()).as("seed %d", seed).isNotBlank();
            case Effect.WakeAt wake ->
                assertThat(wake.time()).as("seed %d", seed).isAfterOrEqualTo(Scripts.NOON.toInstant());
            case Effect.Fetch fetch ->
                assertThat(fetch.ticket()).as("seed %d", seed).isPositive();
            case Effect.AskLedger ask ->
                assertThat(ask.ticket()).as("seed %d", seed).isNotNegative();
            case Effect.Invoice invoice ->
                assertThat(invoice.title()).as("seed %d", seed).isNotBlank().hasSizeLessThanOrEqualTo(32);
            case Effect.AskModel ask ->
                assertThat(ask.ticket()).as("seed %d", seed).isPositive();
            case Effect.DropButtons _,
                    Effect.AcceptPayment _,
                    Effect.CallPerson _,
                    Effect.SayReply _,
                    Effect.StopModel _,
                    Effect.ForgetTalk _ -> {}
        }
    }

    private static void check(int seed, Effect.Keys keys) {
        if (keys instanceof Effect.Keys.Buttons(var rows)) {
            assertThat(rows)
                    .as("seed %d", seed)
                    .allSatisfy(row -> assertThat(row)
                            .allSatisfy(button -> assertThat(data(button)).hasSizeBetween(1, LONGEST_DATA)));
        }
    }

    private static byte[] data(Effect.Button button) {
        var text = button instanceof Effect.Button.Tap(var label, var data) && !label.isBlank() ? data : "link";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
