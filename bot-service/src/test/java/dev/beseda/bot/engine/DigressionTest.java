package dev.beseda.bot.engine;

import static dev.beseda.bot.engine.Scripts.choice;
import static dev.beseda.bot.engine.Scripts.message;
import static dev.beseda.bot.engine.Scripts.on;
import static dev.beseda.bot.engine.Scripts.onCommand;
import static dev.beseda.bot.engine.Scripts.onStart;
import static dev.beseda.bot.engine.Scripts.once;
import static dev.beseda.bot.engine.Scripts.patient;
import static dev.beseda.bot.engine.Scripts.question;
import static dev.beseda.bot.engine.Scripts.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.EngineEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigressionTest {
    private static final Scenario SURVEY =
            onStart(question("name", "name"), question("age", "age"), message("bye", "Bye, {name} of {age}"));
    private static final Scenario CITY = onCommand("city", question("city", "city"), message("noted", "{city}, noted"));

    @Test
    void aScenarioInBetweenEndsWhereTheFirstOneWas() {
        var talk = Talk.begun(SURVEY, CITY).writes("Ada").happens(new EngineEvent.Commanded("city", ""));
        assertThat(talk.said()).containsExactly("What is your city?");

        assertThat(talk.writes("Omsk").said()).containsExactly("Omsk, noted", "What is your age?");
        assertThat(talk.writes("36").said()).containsExactly("Bye, Ada of 36");
        assertThat(talk.now().below()).isEmpty();
    }

    @Test
    void aScenarioThatDoesNotReturnReplacesWhatItInterrupts() {
        var talk = Talk.begun(SURVEY, once(CITY)).happens(new EngineEvent.Commanded("city", ""));

        assertThat(talk.writes("Omsk").said()).containsExactly("Omsk, noted");
        assertThat(talk.now().waiting()).isEmpty();
    }

    @Test
    void theStartForgetsWhatWasInterrupted() {
        var talk = Talk.begun(SURVEY, CITY)
                .happens(new EngineEvent.Commanded("city", ""))
                .happens(new EngineEvent.Commanded("start", ""));

        assertThat(talk.said()).containsExactly("What is your name?");
        assertThat(talk.now().below()).isEmpty();
    }

    @Test
    void aScenarioThatRunsAlreadyBeginsAnewAndIsNotPiledUp() {
        var talk = Talk.begun(SURVEY, CITY)
                .happens(new EngineEvent.Commanded("city", ""))
                .happens(new EngineEvent.Commanded("city", ""));

        assertThat(talk.said()).containsExactly("What is your city?");
        assertThat(talk.now().below()).hasSize(1);
        assertThat(talk.writes("Omsk").said()).containsExactly("Omsk, noted", "What is your name?");
    }

    @Test
    void aButtonOfAnInterruptedQuestionStillAnswersIt() {
        var colours = onStart(typed("colour", choice("Red", "Green")), message("told", "{colour}"));
        var talk = Talk.begun(colours, CITY);
        var red = talk.button("Red");
        talk.happens(new EngineEvent.Commanded("city", ""));

        talk.happens(new EngineEvent.Tapped("query", 5, red));

        assertThat(talk.said()).containsExactly("red");
        assertThat(talk.now().waiting()).isEmpty();
        assertThat(talk.now().below()).isEmpty();
    }

    @Test
    void whatFallsDueMeanwhileIsDoneAfterwards() {
        var slow = onStart(new Step.Delay("pause", Duration.ofMinutes(5)), message("after", "Five minutes later"));
        var talk = Talk.begun(slow, CITY);
        long pause = talk.ticket();
        talk.happens(new EngineEvent.Commanded("city", ""));

        talk.happens(new EngineEvent.WokeUp(pause));
        assertThat(talk.effects()).isEmpty();

        assertThat(talk.writes("Omsk").said()).containsExactly("Omsk, noted", "Five minutes later");
    }

    @Test
    void aDelayThatIsNotOverGoesOnAfterwards() {
        var slow = onStart(new Step.Delay("pause", Duration.ofMinutes(5)), message("after", "Five minutes later"));
        var talk = Talk.begun(slow, CITY);
        long pause = talk.ticket();
        talk.happens(new EngineEvent.Commanded("city", "")).writes("Omsk");
        assertThat(talk.said()).containsExactly("Omsk, noted");

        assertThat(talk.happens(new EngineEvent.WokeUp(pause)).said()).containsExactly("Five minutes later");
    }

    @Test
    void aQuestionThatRanOutOfTimeMeanwhileIsNotAskedAgain() {
        var hurried = onStart(
                patient("name", Duration.ofHours(1), Optional.of("late")), message("late", "Too late for the name"));
        var talk = Talk.begun(hurried, CITY);
        long hour = talk.ticket();

        talk.happens(new EngineEvent.Commanded("city", ""))
                .happens(new EngineEvent.WokeUp(hour))
                .writes("Omsk");

        assertThat(talk.said()).containsExactly("Omsk, noted", "Too late for the name");
    }

    @Test
    void aScenarioIsCalledAndReturns() {
        var caller = onStart(message("a", "Before"), new Step.Call("call", CITY.id()), message("b", "After {city}"));

        var talk = Talk.begun(caller, CITY);
        assertThat(talk.said()).containsExactly("Before", "What is your city?");

        assertThat(talk.writes("Omsk").said()).containsExactly("Omsk, noted", "After Omsk");
        assertThat(talk.now().below()).isEmpty();
    }

    @Test
    void aScenarioThatCallsItselfStopsSomewhere() {
        var trigger = new Trigger.Command("start");
        var endless = on(trigger, message("a", "A"), new Step.Call("again", Scripts.id(trigger)));

        var talk = Talk.begun(endless);

        assertThat(talk.said()).hasSize(Conversation.DEEPEST + 1);
        assertThat(talk.now().below()).isEmpty();
    }

    @Test
    void aCalledScenarioThatIsNotLiveIsPassedOver() {
        var caller = onStart(new Step.Call("call", CITY.id()), message("b", "After"));

        assertThat(Talk.begun(caller).said()).containsExactly("After");
    }

    @Test
    void anEventBeginsItsScenarioWithWhatItTells() {
        var paid = on(new Trigger.Event("paid"), message("thanks", "Thanks for {sum}"));
        var told = java.util.Map.<String, dev.beseda.bot.engine.values.Value>of(
                "sum", dev.beseda.bot.engine.values.Value.number(100));

        var talk = Talk.begun(SURVEY, paid).happens(new EngineEvent.Told("paid", told));

        assertThat(talk.said()).containsExactly("Thanks for 100", "What is your name?");
        assertThat(talk.happens(new EngineEvent.Told("unknown", told)).effects())
                .isEmpty();
    }
}
