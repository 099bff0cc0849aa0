package dev.beseda.bot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.Comparison.Operator;
import dev.beseda.bot.engine.Engine.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Random scenarios and random people: the engine never throws, keeps its limits and decides the same twice.
class EngineNeverFailsTest {
    private static final int PROGRAMS = 2_000;
    private static final int HAPPENINGS = 25;
    private static final int LONGEST_VALUE = 4_096;
    private static final int LONGEST_TEXT = 16_384;

    /// Everything random comes from here, so a failure names the seed that repeats it.
    private record Dice(Random random) {
        <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        String word() {
            return one(List.of("a", "b", "имя", "start", "help", "ДА", "1", "2.5", "", " ", "{a}", "{имя}{a}"));
        }

        String text() {
            return switch (random.nextInt(8)) {
                case 0 -> "{a}".repeat(random.nextInt(1, 400));
                case 1 -> "😀".repeat(random.nextInt(1, 6_000));
                case 2 -> "\uD83D";
                case 3 -> "$1\\{имя}%s";
                default -> word() + " " + word();
            };
        }

        String key() {
            return "step-" + random.nextInt(8);
        }

        Text texts() {
            return one(List.of(
                    new Text(Map.of("en", text(), "ru", text())), new Text(Map.of("de", text())), new Text(Map.of())));
        }

        Step step(int place) {
            var key = random.nextInt(10) == 0 ? key() : "step-" + place;
            return switch (random.nextInt(6)) {
                case 0 -> new Step.Message(key, texts());
                case 1 -> new Step.Question(key, texts(), Optional.of(word()));
                case 2 ->
                    new Step.Condition(
                            key, new Comparison(word(), one(List.of(Operator.values())), word()), key(), key());
                case 3 -> new Step.SetVariable(key, word(), text());
                case 4 -> new Step.Jump(key, key());
                default -> new Step.End(key);
            };
        }

        Trigger trigger() {
            return one(List.of(
                    new Trigger.Command("start"),
                    new Trigger.Command("help"),
                    new Trigger.DeepLink(word()),
                    new Trigger.Phrase(word()),
                    new Trigger.AnyMessage()));
        }

        Scenario scenario() {
            var steps = IntStream.range(0, random.nextInt(8)).mapToObj(this::step);
            return new Scenario(new UUID(random.nextLong(), random.nextLong()), trigger(), steps.toList());
        }

        Program program() {
            var live = new ArrayList<Scenario>();
            for (int scenarios = random.nextInt(4); scenarios > 0; scenarios--) {
                live.add(scenario());
            }
            return new Program(one(List.of("en", "ru")), texts(), live);
        }

        Happening happening() {
            return switch (random.nextInt(6)) {
                case 0 -> new Happening.Commanded(word(), word());
                case 1 -> new Happening.Tapped(word(), text());
                case 2 -> new Happening.DidOtherwise("sticker");
                default -> new Happening.Wrote(text());
            };
        }

        Scene scene(Program program, Conversation now) {
            var running = program.live().stream()
                    .filter(scenario ->
                            now.waiting().map(Conversation.Waiting::version).equals(Optional.of(scenario.version())))
                    .findFirst()
                    .filter(found -> random.nextInt(10) > 0);
            return new Scene(program, running, now);
        }
    }

    @Test
    void whateverHappensInWhateverScenarioTheEngineKeepsItsPromises() {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            var dice = new Dice(new Random(seed));
            var program = dice.program();
            var now = Conversation.begun(dice.one(List.of("en", "ru", "", "xx")));
            for (int happened = 0; happened < HAPPENINGS; happened++) {
                now = decide(seed, dice.scene(program, now), dice.happening());
            }
        }
    }

    private static Conversation decide(int seed, Scene scene, Happening happening) {
        var turn = Engine.decide(scene, happening);
        var again = Engine.decide(scene, happening);

        assertThat(again).as("seed %d", seed).isEqualTo(turn);
        assertThat(turn.effects()).as("seed %d", seed).hasSizeLessThanOrEqualTo(Engine.STEPS_PER_TURN);
        turn.effects().forEach(effect -> check(seed, effect));
        assertThat(turn.after().variables().values())
                .as("seed %d", seed)
                .allMatch(value -> value.length() <= LONGEST_VALUE);
        return turn.after();
    }

    private static void check(int seed, Effect effect) {
        switch (effect) {
            case Effect.Say say ->
                assertThat(say.text()).as("seed %d", seed).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST_TEXT);
            case Effect.AnswerTap tap ->
                assertThat(tap.note()).as("seed %d", seed).hasSizeBetween(1, 200);
        }
    }
}
