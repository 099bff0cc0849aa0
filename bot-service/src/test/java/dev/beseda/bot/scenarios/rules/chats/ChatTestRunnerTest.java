package dev.beseda.bot.scenarios.rules.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.turns.Budget;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChatTestRunnerTest {
    private static final Line START = new Line.Person("/start");
    private static final ZonedDateTime NOON = ZonedDateTime.of(2026, 1, 15, 12, 0, 0, 0, ZoneOffset.UTC);

    @Test
    void aPauseEndsWhenItsTimeHasCome() {
        var program = program(message("one"), new Step.Delay("rest", Duration.ofMinutes(10)), message("two"));

        assertThat(play(program, START, says("one"), after(9), after(1), says("two")))
                .isEmpty();
        assertThat(play(program, START, says("one"), after(9), says("two")))
                .contains(new Difference(3, "the bot to say “two”", "it said nothing"));
    }

    @Test
    void aButtonIsTappedByItsLabelAndOnlyOnce() {
        var program = program(choice("Tea", "Coffee"), message("{drink}"));
        var asked = new Line.Bot("Drink?", Optional.of(List.of("Tea", "Coffee")));

        assertThat(play(program, START, asked, new Line.Tap("Tea"), says("Tea"), new Line.Tap("Tea"), says("[note] *")))
                .isEmpty();
        assertThat(play(program, START, asked, new Line.Tap("Milk")))
                .contains(new Difference(2, "a button “Milk” to tap", "no message has shown it"));
        assertThat(play(program, START, new Line.Bot("Drink?", Optional.of(List.of("Tea")))))
                .contains(new Difference(1, "the buttons [Tea]", "they are [Tea, Coffee]"));
    }

    @Test
    void aServerAnswersWhatItIsToldTo() {
        var request = new Step.Request("GET", "https://example.com/{id}", Map.of(), Optional.empty());
        var program = program(
                new Step.HttpRequest("get", request, Map.of("price", "/price"), Optional.of("sorry")),
                message("{price}"),
                new Step.End("end"),
                message("sorry"));
        var good = new Line.Answers(200, Optional.of(Map.of("price", 5)), Optional.of("GET https://example.com/*"));
        var bad = new Line.Answers(500, Optional.empty(), Optional.empty());

        assertThat(play(program, START, good, says("5"))).isEmpty();
        assertThat(play(program, START, bad, says("sorry"))).isEmpty();
        assertThat(play(program, bad)).contains(new Difference(0, "a request to answer", "the bot has made none"));
    }

    @Test
    void mediaStandInBracketsBeforeTheirText() {
        var photo = new Step.Medium(FileKind.PHOTO, "https://example.com/cat.jpg");
        var program = program(new Step.Message("show", Step.Wording.plain(text("A cat")), List.of(photo), List.of()));

        assertThat(play(program, START, says("[photo] A cat"))).isEmpty();
    }

    @Test
    void anOperatorMakesTheBotSilent() {
        var program = program(new Step.Question("ask", text("Name?"), Optional.of("name")), message("Hi, {name}"));

        assertThat(play(
                        program,
                        START,
                        says("Name?"),
                        new Line.Staff(Line.Move.TAKES_OVER),
                        new Line.Person("Hello?"),
                        new Line.Staff(Line.Move.HANDS_BACK),
                        says("Name?"),
                        new Line.Person("Ada"),
                        says("Hi, Ada")))
                .isEmpty();
    }

    @Test
    void aFileAnEventAndVariablesComeFromOutside() {
        var file = new Step.Question(
                "send",
                Step.Wording.plain(text("File?")),
                new ExpectedAnswer.File(Set.of(), 1_000),
                Optional.of("file"),
                Step.Insistence.endless(),
                Optional.empty(),
                Map.of());
        var scenario = scenario(new Trigger.Event("paid"), file, message("{file} {sum} {who}"));
        var program = new Program("en", text("Pardon?"), List.of(scenario));
        var lines = List.of(
                new Line.Event("paid", Map.of("sum", Value.number(7))),
                says("File?"),
                new Line.Sends(new Input.Sent(FileKind.DOCUMENT, "id", "cv.pdf", 10)),
                says("cv.pdf 7 Ada"));
        var test = new ChatTest("t", Map.of("who", new Value.Text("Ada")), Optional.empty(), NOON, lines);

        assertThat(ChatTestRunner.of(program, test, Budget.UNTIMED)).isEmpty();
    }

    @Test
    void aBotThatWakesItselfWithoutEndIsFound() {
        var program = program(new Step.Delay("rest", Duration.ofSeconds(1)), new Step.Jump("again", "rest"));

        assertThat(play(program, START, new Line.After(Duration.ofDays(365))))
                .contains(new Difference(1, "the bot to come to rest", "it goes on and on"));
    }

    @Test
    void theSameTestGoesTheSameWayEachTime() {
        var program = program(message("one"));

        assertThat(play(program, START, says("two"))).isEqualTo(play(program, START, says("two")));
    }

    private static Optional<Difference> play(Program program, Line... lines) {
        var test = new ChatTest("t", Map.of(), Optional.empty(), NOON, List.of(lines));
        return ChatTestRunner.of(program, test, Budget.UNTIMED);
    }

    private static Program program(Step... steps) {
        return new Program("en", text("Pardon?"), List.of(scenario(new Trigger.Command("start"), steps)));
    }

    private static Scenario scenario(Trigger trigger, Step... steps) {
        return new Scenario(new UUID(0, 1), new UUID(0, 1), trigger, true, List.of(steps));
    }

    private static Step message(String text) {
        return new Step.Message(text.replaceAll("[^a-z]", ""), text(text));
    }

    private static Step choice(String... labels) {
        var options = List.of(labels).stream()
                .map(label -> new ExpectedAnswer.Option(text(label), label))
                .toList();
        return new Step.Question(
                "choose",
                Step.Wording.plain(text("Drink?")),
                new ExpectedAnswer.Choice(options),
                Optional.of("drink"),
                Step.Insistence.endless(),
                Optional.empty(),
                Map.of());
    }

    private static Line says(String text) {
        return new Line.Bot(text, Optional.empty());
    }

    private static Line after(int minutes) {
        return new Line.After(Duration.ofMinutes(minutes));
    }

    private static Text text(String text) {
        return new Text(Map.of("en", text));
    }
}
