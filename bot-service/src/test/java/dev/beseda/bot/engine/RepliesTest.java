package dev.beseda.bot.engine;

import static dev.beseda.bot.engine.Scripts.command;
import static dev.beseda.bot.engine.Scripts.english;
import static dev.beseda.bot.engine.Scripts.message;
import static dev.beseda.bot.engine.Scripts.on;
import static dev.beseda.bot.engine.Scripts.onCommand;
import static dev.beseda.bot.engine.Scripts.onStart;
import static dev.beseda.bot.engine.Scripts.question;
import static dev.beseda.bot.engine.Scripts.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.EngineEvent.Ending;
import dev.beseda.bot.engine.turns.EngineEvent.Want;
import dev.beseda.bot.engine.values.Value;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepliesTest {
    private static final UUID REPLY = new UUID(1, 1);

    private static Step.LlmReply reply(String key, String instructions, String variable) {
        return new Step.LlmReply(key, english(instructions), Optional.of(variable));
    }

    private static Step.LlmReply kept(String key, Optional<String> otherwise) {
        return new Step.LlmReply(
                key, english("One word."), Optional.of("About {name}"), Optional.of("kind"), false, otherwise);
    }

    @Test
    void whatNoScenarioAnswersTheModelDoes() {
        var talk = Talk.talking(onStart(message("m", "Hello"))).writes("How are you?");

        assertThat(talk.asked()).containsExactly("How are you?");
        assertThat(talk.said()).isEmpty();

        assertThat(talk.replies("Well.").said()).containsExactly("Well.");
    }

    @Test
    void theModelIsToldWhatIsKnown() {
        var talk = Talk.talking(onStart(question("q", "имя"))).happens(command("start"));

        var asked = (Effect.AskModel) talk.writes("Ада").effects().getFirst();

        assertThat(asked.variables()).containsExactlyInAnyOrderEntriesOf(Map.of("first_name", "Ada", "имя", "Ада"));
    }

    @Test
    void howeverMuchIsKnownTheModelIsToldABoundedPartOfItTheShortFirst() {
        var talk = Talk.talking(on(new Trigger.Event("told"), message("m", "Noted")));
        talk.happens(new EngineEvent.Told("told", Map.of("город", new Value.Text("Пермь"))));
        IntStream.range(0, 4).forEach(event -> talk.happens(new EngineEvent.Told("told", fiftyLong(event))));

        var asked = (Effect.AskModel) talk.writes("Hi").effects().getFirst();

        assertThat(talk.now().variables().keySet()).hasSize(200);
        assertThat(asked.variables().keySet()).containsExactlyInAnyOrder("first_name", "город", "long_0_0");
        assertThat(bytes(asked.variables())).isLessThanOrEqualTo(16 * 1024);
    }

    private static Map<String, Value> fiftyLong(int event) {
        return IntStream.range(0, 50)
                .boxed()
                .collect(Collectors.toMap(
                        number -> "long_" + event + "_" + number, number -> new Value.Text("я".repeat(4_096))));
    }

    private static int bytes(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(one -> one.getKey() + one.getValue())
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    @Test
    void aBotThatDoesNotTalkSaysItsFallback() {
        var talk = Talk.with(onStart(message("m", "Hello"))).writes("How are you?");

        assertThat(talk.said()).containsExactly("Pardon?");
        assertThat(talk.asked()).isEmpty();
    }

    @Test
    void aFreeTextAtTheEndOfAScenarioGoesToTheModel() {
        var talk = Talk.talking(onStart(question("q", "wish"))).happens(command("start"));

        assertThat(talk.writes("A book").asked()).containsExactly("A book");
    }

    @Test
    void aReplyThatNobodyAwaitsChangesNothing() {
        var talk = Talk.talking(onStart(message("m", "Hello"))).writes("Hi").replies("Well.");
        var before = talk.now();

        talk.happens(new EngineEvent.Replied(Set.of(1L), REPLY, "Again.", Ending.WHOLE));

        assertThat(talk.said()).isEmpty();
        assertThat(talk.now()).isEqualTo(before);
    }

    @Test
    void oneReplyAnswersAllThatWasAskedTogether() {
        var talk = Talk.talking(onStart(message("m", "Hello"))).writes("One").writes("Two");

        assertThat(talk.now().asks()).hasSize(2);
        assertThat(talk.replies("Both.").said()).containsExactly("Both.");
        assertThat(talk.now().asks()).isEmpty();
    }

    @Test
    void aReplyComesInTheMidstOfAScenarioAndTheQuestionStays() {
        var talk = Talk.talking(onCommand("ask", question("q", "name")))
                .writes("Hi")
                .happens(command("ask"))
                .happens(new EngineEvent.Replied(Set.of(1L), REPLY, "Well.", Ending.WHOLE));

        assertThat(talk.said()).containsExactly("Well.");
        assertThat(talk.writes("Ada").shown("name")).isEqualTo("Ada");
    }

    @Test
    void aStepWaitsForItsReplyKeepsItAndGoesOn() {
        var talk = Talk.begun(onStart(question("q", "name"), reply("llm", "Greet {name}.", "text"), message("b", "B")))
                .writes("Ada");

        assertThat(talk.asked()).containsExactly("Ada");
        assertThat(talk.effects())
                .filteredOn(Effect.AskModel.class::isInstance)
                .allSatisfy(ask ->
                        assertThat(((Effect.AskModel) ask).instructions()).isEqualTo("Greet Ada."));

        talk.replies("Hello, **Ada**!");

        assertThat(talk.said()).containsExactly("Hello, **Ada**!", "B");
        assertThat(talk.shown("text")).isEqualTo("Hello, **Ada**!");
    }

    @Test
    void aReplyThatIsOnlyKeptIsNotSaid() {
        var talk = Talk.begun(onStart(question("q", "name"), kept("llm", Optional.empty()), message("b", "{kind}")))
                .writes("Ada");

        assertThat(talk.asked()).containsExactly("About Ada");
        assertThat(talk.replies("poet").said()).containsExactly("poet");
        assertThat(talk.now().variables()).containsEntry("kind", new Value.Text("poet"));
    }

    @Test
    void aStepWithoutAReplyGoesOnElsewhere() {
        var talk = Talk.begun(onStart(
                        question("q", "name"),
                        kept("llm", Optional.of("sorry")),
                        message("b", "B"),
                        new Step.End("end"),
                        message("sorry", "Sorry")))
                .writes("Ada")
                .failsToReply(Want.MODEL);

        assertThat(talk.said()).containsExactly("Sorry");
    }

    @Test
    void aStepThatWaitsTakesMoreToTheModel() {
        var talk = Talk.begun(onStart(reply("llm", "Be short.", "text"))).writes("And tea?");

        assertThat(talk.asked()).containsExactly("And tea?");
        assertThat(talk.replies("Both.").said()).containsExactly("Both.");
        assertThat(talk.now().waiting()).isEmpty();
    }

    @Test
    void aReplyIsKeptForAStepThatWasInterrupted() {
        var talk = Talk.begun(
                        onStart(reply("llm", "Be short.", "text"), message("b", "{text}!")),
                        onCommand("ask", question("q", "name")))
                .happens(command("ask"))
                .happens(new EngineEvent.Replied(Set.of(1L), REPLY, "Well.", Ending.WHOLE));

        assertThat(talk.said()).containsExactly("Well.");
        assertThat(talk.writes("Ada").said()).containsExactly("Well.!");
    }

    @Test
    void withoutAReplyTheBotSaysWhy() {
        assertThat(asked().failsToReply(Want.MODEL).said()).containsExactly("Pardon?");
        assertThat(asked().failsToReply(Want.ASKER).said()).containsExactly("Stopped.");
        assertThat(asked().failsToReply(Want.TOKENS).said().getFirst()).contains("used up");
    }

    @Test
    void aReplyThatBrokeOffSaysSo() {
        var talk = asked();

        talk.happens(new EngineEvent.Replied(talk.now().asks(), REPLY, "Once upon", Ending.CUT));

        assertThat(talk.said()).containsExactly("Once upon\n\n_(the reply broke off)_");
    }

    @Test
    void stopEndsWhatIsWritten() {
        assertThat(asked().happens(command("stop")).effects()).containsExactly(new Effect.StopModel());
        assertThat(asked().writes("Stop!").effects()).containsExactly(new Effect.StopModel());
        assertThat(asked().happens(new EngineEvent.Tapped("query", 5, "stop:1")).effects())
                .containsExactly(new Effect.AnswerTap("query", ""), new Effect.StopModel());
    }

    @Test
    void stopOfNothingIsAWordLikeAnother() {
        var talk = Talk.talking(onStart(message("m", "Hello")));

        assertThat(talk.writes("stop").asked()).containsExactly("stop");
        assertThat(talk.replies("Why?")
                        .happens(new EngineEvent.Tapped("query", 5, "stop:1"))
                        .effects())
                .singleElement()
                .isInstanceOf(Effect.AnswerTap.class);
    }

    @Test
    void resetLetsTheModelForget() {
        var talk = Talk.talking(onStart(message("m", "Hello"))).happens(command("reset"));

        assertThat(talk.effects()).contains(new Effect.ForgetTalk());
        assertThat(talk.said()).containsExactly("All right, let us begin anew.");
    }

    @Test
    void whoeverTakesOverOrLeavesEndsWhatIsWritten() {
        assertThat(asked().happens(new EngineEvent.TakenOver()).effects()).contains(new Effect.StopModel());
        assertThat(asked().happens(new EngineEvent.Left()).effects()).contains(new Effect.StopModel());
        assertThat(asked().writes("operator").effects()).contains(new Effect.StopModel());
    }

    @Test
    void whoeverAsksOnAndOnHasTwentyOpenRepliesAtMost() {
        var talk = Talk.talking(onStart(new Step.LlmReply("llm", silence(), Optional.empty())));

        for (int asked = 0; asked < 50; asked++) {
            talk.writes("More");
        }

        assertThat(talk.now().asks()).hasSize(20).contains(50L).doesNotContain(1L);
    }

    private static Talk asked() {
        return Talk.talking(onStart(message("m", "Hello"))).writes("Hi");
    }
}
