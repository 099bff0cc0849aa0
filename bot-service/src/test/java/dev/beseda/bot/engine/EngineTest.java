package dev.beseda.bot.engine;

import static dev.beseda.bot.engine.Scripts.NOON;
import static dev.beseda.bot.engine.Scripts.command;
import static dev.beseda.bot.engine.Scripts.condition;
import static dev.beseda.bot.engine.Scripts.english;
import static dev.beseda.bot.engine.Scripts.message;
import static dev.beseda.bot.engine.Scripts.on;
import static dev.beseda.bot.engine.Scripts.onCommand;
import static dev.beseda.bot.engine.Scripts.onStart;
import static dev.beseda.bot.engine.Scripts.program;
import static dev.beseda.bot.engine.Scripts.question;
import static dev.beseda.bot.engine.Scripts.says;
import static dev.beseda.bot.engine.Scripts.scene;
import static dev.beseda.bot.engine.Scripts.set;
import static dev.beseda.bot.engine.Scripts.silence;
import static dev.beseda.bot.engine.Scripts.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.Turn;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.walk.Walk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final Scenario NAME_AND_AGE = onStart(
            message("hello", "Hello!"),
            question("name", "name"),
            question("age", "age"),
            message("bye", "Bye, {name} of {age}"));

    private static Turn next(Program program, Turn before, EngineEvent event) {
        return Engine.decide(scene(program, before.after()), event);
    }

    @Test
    void aScenarioIsWalkedUntilSomebodyMustAnswer() {
        var turn = Engine.decide(scene(program(NAME_AND_AGE)), command("start"));

        assertThat(turn.effects()).containsExactly(says("Hello!"), says("What is your name?"));
        assertThat(turn.after().waiting().map(Conversation.Waiting::at))
                .contains(new Conversation.Spot(NAME_AND_AGE.version(), "name"));
    }

    @Test
    void anAnswerIsKeptAndTheWalkGoesOnBehindItsQuestion() {
        var program = program(NAME_AND_AGE);
        var asked = Engine.decide(scene(program), command("start"));

        var named = next(program, asked, text("  Ada  "));
        var aged = next(program, named, text("36"));

        assertThat(named.effects()).containsExactly(says("What is your age?"));
        assertThat(named.after().variables()).containsExactly(Map.entry("name", new Value.Text("Ada")));
        assertThat(aged.effects()).containsExactly(says("Bye, Ada of 36"));
        assertThat(aged.after().waiting()).isEmpty();
    }

    @Test
    void anAnswerThatEndsTheScenarioInSilenceGetsTheFallback() {
        var program = program(onStart(question("wish", "wish")));
        var asked = Engine.decide(scene(program), command("start"));

        var told = next(program, asked, text("When are you open?"));

        assertThat(told.effects()).containsExactly(says("Pardon?"));
        assertThat(told.after().waiting()).isEmpty();
    }

    @Test
    void aQuestionWithoutATextOnlyWaits() {
        var silent = new Step.Question("name", new Text(Map.of()), Optional.of("name"));
        var program =
                program(onStart(message("hello", "Hello! What is your name?"), silent, message("bye", "Bye, {name}")));

        var asked = Engine.decide(scene(program), command("start"));
        var named = next(program, asked, text("Ada"));

        assertThat(asked.effects()).containsExactly(says("Hello! What is your name?"));
        assertThat(named.effects()).containsExactly(says("Bye, Ada"));
    }

    @Test
    void aCommandBeatsTheQuestionThatWaitsWhichIsAskedAgainAfterwards() {
        var help = onCommand("help", message("m", "This is the help"));
        var program = program(NAME_AND_AGE, help);
        var asked = Engine.decide(scene(program), command("start"));

        var helped = next(program, asked, command("help"));

        assertThat(helped.effects()).containsExactly(says("This is the help"), says("What is your name?"));
        assertThat(helped.after().waiting()).isEqualTo(asked.after().waiting());
        assertThat(helped.after().below()).isEmpty();
    }

    @Test
    void aQuestionBeatsThePhraseOfAnotherScenario() {
        var hi = on(new Trigger.Phrase("hi"), message("m", "Hi yourself"));
        var program = program(NAME_AND_AGE, hi);
        var asked = Engine.decide(scene(program), command("start"));

        var answered = next(program, asked, text("hi"));

        assertThat(answered.after().variables()).containsEntry("name", new Value.Text("hi"));
        assertThat(Engine.decide(scene(program), text(" HI ")).effects()).containsExactly(says("Hi yourself"));
    }

    @Test
    void anUnknownCommandGetsTheFallbackAndTheQuestionStillWaits() {
        var program = program(NAME_AND_AGE);
        var asked = Engine.decide(scene(program), command("start"));

        var lost = next(program, asked, command("nothing"));

        assertThat(lost.effects()).containsExactly(says("Pardon?"));
        assertThat(lost.after()).isEqualTo(asked.after());
    }

    @Test
    void aTextThatNothingAnswersGetsTheFallbackInThePersonsLanguage() {
        var context = scene(program(NAME_AND_AGE), Conversation.begun("ru"));

        var turn = Engine.decide(context, text("что?"));

        assertThat(turn.effects()).containsExactly(says("Не понимаю"));
    }

    @Test
    void withoutAFallbackTheBotIsSilent() {
        var silent = new Program("en", new Text(Map.of()), List.of());

        assertThat(Engine.decide(scene(silent), text("hello")).effects()).isEmpty();
    }

    @Test
    void aDeepLinkIsCloserThanItsCommandAndAnyMessageIsTheLastResort() {
        var link = on(new Trigger.DeepLink("promo"), message("m", "Promo"));
        var any = on(new Trigger.AnyMessage(), message("m", "Any"));
        var program = program(any, NAME_AND_AGE, link);

        assertThat(Engine.decide(scene(program), new EngineEvent.Commanded("start", "promo"))
                        .effects())
                .containsExactly(says("Promo"));
        assertThat(Engine.decide(scene(program), new EngineEvent.Commanded("start", "other"))
                        .effects())
                .startsWith(says("Hello!"));
        assertThat(Engine.decide(scene(program), new EngineEvent.Commanded("help", "promo"))
                        .effects())
                .containsExactly(says("Pardon?"));
        assertThat(Engine.decide(scene(program), text("promo")).effects()).containsExactly(says("Any"));
    }

    @Test
    void aConditionTakesOneOfTwoWays() {
        var program = program(onStart(
                question("age", "age"),
                condition("adult", "age > 17", "yes", "no"),
                message("no", "Too young"),
                new Step.End("end"),
                message("yes", "Welcome")));
        var asked = Engine.decide(scene(program), command("start"));

        assertThat(next(program, asked, text("18")).effects()).containsExactly(says("Welcome"));
        assertThat(next(program, asked, text("17")).effects()).containsExactly(says("Too young"));
        assertThat(next(program, asked, text("много")).effects()).containsExactly(says("Too young"));
    }

    @Test
    void aVariableIsSetFromOthersAndAJumpSkipsWhatLiesBetween() {
        var program = program(onStart(
                set("a", "имя", "Ада"),
                set("b", "приветствие", "Привет, {имя}!"),
                new Step.Jump("j", "last"),
                message("never", "never"),
                message("last", "{приветствие} {неизвестно}")));

        var turn = Engine.decide(scene(program), command("start"));

        assertThat(turn.effects()).containsExactly(says("Привет, Ада! {неизвестно}"));
    }

    @Test
    void theEndEndsTheScenario() {
        var program = program(onStart(message("a", "A"), new Step.End("end"), message("b", "B")));

        var turn = Engine.decide(scene(program), command("start"));

        assertThat(turn.effects()).containsExactly(says("A"));
        assertThat(turn.after().waiting()).isEmpty();
    }

    @Test
    void aWayToAStepThatIsNotThereEndsTheScenario() {
        var program = program(onStart(message("a", "A"), new Step.Jump("j", "gone")));

        assertThat(Engine.decide(scene(program), command("start")).effects()).containsExactly(says("A"));
    }

    @Test
    void aScenarioThatWouldGoOnForEverStopsAfterTwoHundredSteps() {
        var program = program(onStart(message("a", "A"), new Step.Jump("j", "a")));

        var turn = Engine.decide(scene(program), command("start"));

        assertThat(turn.effects()).hasSize(Walk.STEPS_PER_TURN / 2).containsOnly(says("A"));
    }

    @Test
    void aBotSpeaksThePersonsLanguageElseItsOwnElseAny() {
        var both = new Text(Map.of("en", "Hello", "ru", "Привет"));

        assertThat(both.in("ru", "en")).isEqualTo("Привет");
        assertThat(both.in("de", "ru")).isEqualTo("Привет");
        assertThat(both.in("de", "fr")).isEqualTo("Hello");
        assertThat(new Text(Map.of()).in("de", "fr")).isEmpty();
    }

    @Test
    void aTextThatIsBlankOnceItIsFilledInIsNotSaid() {
        var program =
                program(onStart(set("s", "nothing", " "), message("m", "{nothing}"), new Step.Message("n", silence())));

        assertThat(Engine.decide(scene(program), command("start")).effects()).isEmpty();
    }

    @Test
    void aHugeAnswerIsCutAndNoCharacterIsHalved() {
        var program = program(NAME_AND_AGE);
        var asked = Engine.decide(scene(program), command("start"));

        var huge = next(program, asked, text("a" + "😀".repeat(10_000)));

        assertThat(huge.after().variables().get("name").shown("en"))
                .hasSize(4_095)
                .endsWith("😀");
    }

    @Test
    void aTapOnAnOldButtonIsAnsweredAndChangesNothing() {
        var context = scene(program(NAME_AND_AGE), Conversation.begun("ru"));

        var turn = Engine.decide(context, new EngineEvent.Tapped("query-1", 5, "data"));

        assertThat(turn.effects()).containsExactly(new Effect.AnswerTap("query-1", "Эта кнопка больше не действует"));
        assertThat(turn.after()).isEqualTo(context.now());
    }

    @Test
    void aStickerChangesNothing() {
        var program = program(NAME_AND_AGE);
        var asked = Engine.decide(scene(program), command("start"));

        var turn = next(program, asked, new EngineEvent.DidOtherwise("sticker"));

        assertThat(turn.effects()).isEmpty();
        assertThat(turn.after()).isEqualTo(asked.after());
    }

    @Test
    void aConversationStaysInTheVersionItBeganWith() {
        var old = NAME_AND_AGE;
        var edited = new Scenario(
                old.id(), Scripts.version(old.trigger(), 2), old.trigger(), true, List.of(message("m", "New")));
        var asked = Engine.decide(scene(program(old)), command("start"));

        var context = new TurnContext(program(edited), Map.of(old.version(), old), asked.after(), Map.of(), "7", NOON);
        var turn = Engine.decide(context, text("Ada"));

        assertThat(turn.effects()).containsExactly(says("What is your age?"));
    }

    @Test
    void anAnswerToAScenarioThatIsGoneIsATextLikeAnyOther() {
        var asked = Engine.decide(scene(program(NAME_AND_AGE)), command("start"));

        var turn = Engine.decide(scene(program(), asked.after()), text("Ada"));

        assertThat(turn.effects()).containsExactly(says("Pardon?"));
    }

    @Test
    void aTextInOneLanguageIsSaidToEverybody() {
        assertThat(english("Hello").in("ru", "ru")).isEqualTo("Hello");
    }
}
