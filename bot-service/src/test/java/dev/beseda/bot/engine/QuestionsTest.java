package dev.beseda.bot.engine;

import static dev.beseda.bot.engine.Scripts.choice;
import static dev.beseda.bot.engine.Scripts.english;
import static dev.beseda.bot.engine.Scripts.message;
import static dev.beseda.bot.engine.Scripts.number;
import static dev.beseda.bot.engine.Scripts.on;
import static dev.beseda.bot.engine.Scripts.onStart;
import static dev.beseda.bot.engine.Scripts.patient;
import static dev.beseda.bot.engine.Scripts.question;
import static dev.beseda.bot.engine.Scripts.silence;
import static dev.beseda.bot.engine.Scripts.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.Effect.Button;
import dev.beseda.bot.engine.turns.Effect.Keys;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final Step BYE = message("bye", "Bye");

    @Test
    void anAnswerOfTheWrongKindIsAskedForAgainAndTheRightOneGoesOn() {
        var talk = Talk.begun(onStart(typed("age", number()), message("told", "{age} years")));

        talk.writes("many");
        assertThat(talk.said()).hasSize(1);
        assertThat(talk.now().waiting().orElseThrow().misses()).isEqualTo(1);

        talk.writes("36");
        assertThat(talk.said()).containsExactly("36 years");
    }

    @Test
    void theOwnWordsOfAQuestionGoBeforeTheUsualSentence() {
        var insistence = new Step.Insistence(english("Digits, please"), Optional.empty(), Optional.empty());

        var talk = Talk.begun(onStart(typed("age", number(), insistence))).writes("many");

        assertThat(talk.said()).containsExactly("Digits, please");
    }

    @Test
    void afterTooManyWrongAnswersTheScenarioGoesAnotherWay() {
        var insistence = new Step.Insistence(silence(), Optional.of(1), Optional.of("help"));
        var scenario = onStart(typed("age", number(), insistence), BYE, message("help", "Let us leave it"));

        var talk = Talk.begun(scenario).writes("many").writes("a lot");

        assertThat(talk.said()).containsExactly("Let us leave it");
        assertThat(talk.now().waiting()).isEmpty();
    }

    @Test
    void withoutAnotherWayTheScenarioEndsAndNobodyIsLeftWithoutAWord() {
        var insistence = new Step.Insistence(silence(), Optional.of(0), Optional.empty());

        var talk = Talk.begun(onStart(typed("age", number(), insistence), BYE)).writes("many");

        assertThat(talk.said()).containsExactly("Pardon?");
        assertThat(talk.now().waiting()).isEmpty();
    }

    @Test
    void aChoiceOffersButtonsThatCarryItsTicket() {
        var talk = Talk.begun(onStart(typed("colour", choice("Red", "Green")), BYE));

        assertThat(talk.effects())
                .containsExactly(new Effect.Say(
                        "What is your colour?",
                        Step.Format.PLAIN,
                        new Keys.Buttons(List.of(
                                List.of(new Button.Tap("Red", "1:0")), List.of(new Button.Tap("Green", "1:1"))))));
    }

    @Test
    void aTapIsAnsweredAtOnceTakesTheButtonsAwayAndGoesOn() {
        var talk = Talk.begun(onStart(typed("colour", choice("Red", "Green")), message("told", "{colour} it is")));

        talk.taps("Green");

        assertThat(talk.effects())
                .containsExactly(
                        new Effect.AnswerTap("query", ""), new Effect.DropButtons(5), new Effect.Say("green it is"));
    }

    @Test
    void anOptionMayBeWrittenAndMayLeadSomewhereElse() {
        var routed = new Step.Question(
                "colour",
                Step.Wording.plain(english("Colour?")),
                choice("Red", "Green"),
                Optional.empty(),
                Step.Insistence.endless(),
                Optional.empty(),
                Map.of("green", "wood"));

        var talk = Talk.begun(onStart(routed, BYE, new Step.End("end"), message("wood", "To the wood")));

        assertThat(talk.writes("GREEN").said()).containsExactly("To the wood");
    }

    @Test
    void aButtonOfAQuestionThatIsAnsweredIsPolitelyRefused() {
        var talk = Talk.begun(onStart(typed("colour", choice("Red", "Green")), question("name", "name"), BYE));
        var old = talk.button("Red");
        talk.taps("Red");

        talk.happens(new EngineEvent.Tapped("late", 5, old));

        assertThat(talk.effects()).containsExactly(new Effect.AnswerTap("late", "This button no longer works"));
        assertThat(talk.shown("colour")).isEqualTo("red");
    }

    @Test
    void aWordThatIsNoOptionMayBeginAnotherScenarioElseTheQuestionIsAskedAgainWithItsButtons() {
        var menu = on(new Trigger.Phrase("menu"), message("m", "The menu"));
        var talk = Talk.begun(onStart(typed("colour", choice("Red", "Green")), BYE), menu);

        assertThat(talk.writes("menu").said()).containsExactly("The menu", "What is your colour?");
        talk.writes("blue");

        assertThat(talk.taps("Red").said()).containsExactly("Bye");
    }

    @Test
    void aRatingIsAScaleOfButtons() {
        var talk = Talk.begun(onStart(typed("stars", new ExpectedAnswer.Rating(1, 5)), message("told", "{stars}")));

        assertThat(talk.taps("4").said()).containsExactly("4");
    }

    @Test
    void aContactIsAskedForWithAKeyThatGoesAwayAfterwards() {
        var talk = Talk.begun(onStart(typed("phone", new ExpectedAnswer.Contact()), message("told", "{phone}")));
        assertThat(talk.effects().getFirst())
                .isEqualTo(new Effect.Say(
                        "What is your phone?", Step.Format.PLAIN, new Keys.ShareContact("📱 Share my phone number")));

        talk.happens(new EngineEvent.Sent(new Input.SharedContact("+79161234567", true)));

        assertThat(talk.effects())
                .containsExactly(new Effect.Say("+79161234567", Step.Format.PLAIN, new Keys.Remove()));
    }

    @Test
    void aPlaceAndAFileAreKeptAsTheyAre() {
        var file = new ExpectedAnswer.File(Set.of(FileKind.PHOTO), 1_000_000);
        var talk = Talk.begun(onStart(typed("where", new ExpectedAnswer.Place()), typed("photo", file), BYE));

        talk.happens(new EngineEvent.Sent(new Input.SharedPlace(55.75, 37.62)));
        talk.happens(new EngineEvent.Sent(new Input.Sent(FileKind.PHOTO, "file-1", "photo.jpg", 10_000)));

        assertThat(talk.now().variables())
                .containsEntry("where", new Value.Place(55.75, 37.62))
                .containsEntry("photo", new Value.File(FileKind.PHOTO, "file-1", "photo.jpg", 10_000));
        assertThat(talk.said()).containsExactly("Bye");
    }

    @Test
    void aQuestionThatWaitsTooLongGoesOnWithoutAnAnswer() {
        var talk = Talk.begun(onStart(
                patient("name", Duration.ofHours(1), Optional.of("late")), BYE, message("late", "Another time")));
        long ticket = talk.ticket();
        assertThat(talk.effects())
                .contains(new Effect.WakeAt(ticket, Scripts.NOON.plusHours(1).toInstant()));

        talk.happens(new EngineEvent.WokeUp(ticket));

        assertThat(talk.said()).containsExactly("Another time");
    }

    @Test
    void anAnswerInTimeMakesTheAlarmMeaningless() {
        var talk = Talk.begun(onStart(patient("name", Duration.ofHours(1), Optional.empty()), question("age", "age")));
        long ticket = talk.ticket();
        var answered = talk.writes("Ada").now();

        talk.happens(new EngineEvent.WokeUp(ticket));

        assertThat(talk.effects()).isEmpty();
        assertThat(talk.now()).isEqualTo(answered);
    }
}
