package dev.beseda.bot.engine;

import static dev.beseda.bot.engine.Scripts.command;
import static dev.beseda.bot.engine.Scripts.message;
import static dev.beseda.bot.engine.Scripts.on;
import static dev.beseda.bot.engine.Scripts.onStart;
import static dev.beseda.bot.engine.Scripts.program;
import static dev.beseda.bot.engine.Scripts.says;
import static dev.beseda.bot.engine.Scripts.scene;
import static dev.beseda.bot.engine.Scripts.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.patterns.Regex;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.walk.Walk;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffortTest {
    private static final String LONG = "a".repeat(Value.LONGEST_TEXT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2  | matches({long}, \"(.?){280}Z\") or matches({long}, \"a{0,400}b\")",
                "40 | replace({long}, \"a\", \"bb\") == 1",
                "40 | date({long}) == {long}"
            })
    void aLoopThroughLongTextsStopsWhenItHasCostEnough(int times, String costly) {
        var test = Expression.parse(String.join(" or ", Collections.nCopies(times, costly)));
        var looping = program(onStart(message("a", "A"), new Step.Condition("c", test, "a", "a")));

        var turn = Engine.decide(scene(looping, remembering()), command("start"));

        assertThat(turn.effects()).hasSizeBetween(1, Walk.STEPS_PER_TURN / 4).containsOnly(says("A"));
        assertThat(turn.after().waiting()).isEmpty();
    }

    @Test
    void ofManyTriggersThatCostMuchNotAllAreTried() {
        var costly = IntStream.range(0, 100)
                .mapToObj(at -> on(new Trigger.Pattern(Regex.of("a{0,400}b" + at))))
                .toArray(Scenario[]::new);
        var scene = scene(program(costly));

        var turn = Engine.decide(scene, text(LONG));

        assertThat(scene.effort().isSpent()).isTrue();
        assertThat(turn.effects()).isNotEmpty();
    }

    @Test
    void aLongWalkThroughOrdinaryTextsCostsLittle() {
        var test = Expression.parse("matches({name}, \"[A-Z][a-z]+ .*\") and lower({name}) contains \"ada\"");
        var scene = scene(
                program(onStart(message("a", "A"), new Step.Condition("c", test, "a", "a"))),
                remembering().remembering(Map.of("name", new Value.Text("Ada Lovelace".repeat(10)))));

        var turn = Engine.decide(scene, command("start"));

        assertThat(turn.effects()).hasSize(Walk.STEPS_PER_TURN / 2);
        assertThat(scene.effort().isSpent()).isFalse();
    }

    private static Conversation remembering() {
        return Conversation.begun("en").remembering(Map.of("long", new Value.Text(LONG)));
    }
}
