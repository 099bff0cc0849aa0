package dev.beseda.bot.engine;

import static dev.beseda.bot.engine.Scripts.choice;
import static dev.beseda.bot.engine.Scripts.english;
import static dev.beseda.bot.engine.Scripts.message;
import static dev.beseda.bot.engine.Scripts.onCommand;
import static dev.beseda.bot.engine.Scripts.onStart;
import static dev.beseda.bot.engine.Scripts.question;
import static dev.beseda.bot.engine.Scripts.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WishesTest {
    private static final Scenario SURVEY =
            onStart(question("name", "name"), question("age", "age"), message("bye", "Bye, {name} of {age}"));

    @Test
    void aPersonCancelsWhateverRuns() {
        var talk = Talk.begun(SURVEY).writes("Отмена!");

        assertThat(talk.said()).containsExactly("All right, cancelled.");
        assertThat(talk.now().waiting()).isEmpty();
        assertThat(talk.writes("cancel").said()).containsExactly("Pardon?");
    }

    @Test
    void aPersonGoesBackAndAnswersAnew() {
        var talk = Talk.begun(SURVEY).writes("Eve").writes("back");
        assertThat(talk.said()).containsExactly("What is your name?");

        assertThat(talk.writes("Ada").writes("36").said()).containsExactly("Bye, Ada of 36");
    }

    @Test
    void beforeTheFirstQuestionThereIsNone() {
        var talk = Talk.begun(SURVEY).happens(new EngineEvent.Commanded("back", ""));

        assertThat(talk.said()).containsExactly("There was no question before this one.", "What is your name?");
    }

    @Test
    void goingBackLeavesACalledScenario() {
        var city = onCommand("city", question("city", "city"));
        var caller = onStart(question("name", "name"), new Step.Call("call", city.id()), message("b", "After {city}"));
        var talk = Talk.begun(caller, city).writes("Eve").writes("назад");
        assertThat(talk.said()).containsExactly("What is your name?");
        assertThat(talk.now().below()).isEmpty();

        assertThat(talk.writes("Ada").writes("Omsk").said()).containsExactly("After Omsk");
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLongShoutIsHeardAtOnce() {
        assertThat(Wish.written("cancel" + "!".repeat(300_000))).contains(Wish.CANCEL);
        assertThat(Wish.written("!".repeat(300_000) + "cancel")).isEmpty();
    }

    @Test
    void aQuestionIsRepeated() {
        assertThat(Talk.begun(SURVEY).writes("Ada").writes("repeat").said()).containsExactly("What is your age?");
    }

    @Test
    void anOptionOfTheQuestionIsNoWish() {
        var scenario = onStart(typed("way", choice("Back", "Forth")), message("told", "{way} it is"));

        assertThat(Talk.begun(scenario).writes("back").said()).containsExactly("back it is");
    }

    @Test
    void aScenarioOfTheOwnerGoesBeforeTheWish() {
        var own = onCommand("cancel", message("m", "Our own way out"));

        assertThat(Talk.begun(SURVEY, own)
                        .happens(new EngineEvent.Commanded("cancel", ""))
                        .said())
                .startsWith("Our own way out");
    }

    @Test
    void whoWantsAPersonGetsOneAndTheBotIsSilentUntilItIsHandedBack() {
        var talk = Talk.begun(SURVEY).writes("I want a person");
        assertThat(talk.effects()).contains(new Effect.CallPerson());
        assertThat(talk.said()).hasSize(1);

        assertThat(talk.writes("Hello?").effects()).isEmpty();

        assertThat(talk.happens(new EngineEvent.HandedBack()).said()).containsExactly("What is your name?");
        assertThat(talk.writes("Ada").said()).containsExactly("What is your age?");
    }

    @Test
    void theStartBringsTheBotBack() {
        var talk = Talk.begun(SURVEY).writes("оператор").happens(new EngineEvent.Commanded("start", ""));

        assertThat(talk.said()).containsExactly("What is your name?");
        assertThat(talk.now().withPerson()).isFalse();
    }

    @Test
    void aScenarioHandsOverAndGoesOnWhenItIsHandedBack() {
        var scenario = onStart(
                new Step.HandOver("person", Step.Wording.plain(english("Somebody comes"))), message("b", "Back again"));
        var talk = Talk.begun(scenario);
        assertThat(talk.said()).containsExactly("Somebody comes");

        assertThat(talk.happens(new EngineEvent.HandedBack()).said()).containsExactly("Back again");
    }

    @Test
    void whatFallsDueWhileAPersonTalksIsDoneAfterwards() {
        var slow = onStart(new Step.Delay("pause", Duration.ofMinutes(5)), message("after", "Five minutes later"));
        var talk = Talk.begun(slow);
        long pause = talk.ticket();

        talk.happens(new EngineEvent.TakenOver()).happens(new EngineEvent.WokeUp(pause));
        assertThat(talk.effects()).isEmpty();

        assertThat(talk.happens(new EngineEvent.HandedBack()).said()).containsExactly("Five minutes later");
    }

    @Test
    void whoLeavesLeavesNothingBehind() {
        var talk = Talk.begun(SURVEY).writes("Ada").happens(new EngineEvent.Left());

        assertThat(talk.now().waiting()).isEmpty();
        assertThat(talk.shown("name")).isEqualTo("Ada");
    }
}
