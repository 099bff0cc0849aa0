package dev.beseda.bot.engine.program;

import static dev.beseda.bot.engine.Scripts.english;
import static dev.beseda.bot.engine.Scripts.message;
import static dev.beseda.bot.engine.Scripts.onStart;
import static dev.beseda.bot.engine.Scripts.program;
import static dev.beseda.bot.engine.Scripts.question;
import static dev.beseda.bot.engine.Scripts.scene;
import static dev.beseda.bot.engine.Scripts.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.Engine;
import dev.beseda.bot.engine.Scripts;
import dev.beseda.bot.engine.Talk;
import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.patterns.Regex;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.Effect.Button;
import dev.beseda.bot.engine.turns.Effect.Keys;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepsTest {
    @Test
    void aVariableIsComputed() {
        var computed = new Step.SetVariable("s", "total", new Step.Source.Computed(Expression.parse("price * 2")));

        var talk = Talk.begun(onStart(set("p", "price", "21"), computed, message("m", "{total}, {first_name}")));

        assertThat(talk.said()).containsExactly("42, Ada");
    }

    @Test
    void aDelayPausesUntilItsTimeHasCome() {
        var talk = Talk.begun(onStart(
                message("a", "Before"), new Step.Delay("pause", Duration.ofSeconds(10)), message("b", "After")));
        long ticket = talk.ticket();
        assertThat(talk.effects())
                .containsExactly(
                        new Effect.Say("Before"),
                        new Effect.WakeAt(ticket, Scripts.NOON.plusSeconds(10).toInstant()));

        assertThat(talk.happens(new EngineEvent.WokeUp(ticket + 1)).effects()).isEmpty();
        assertThat(talk.happens(new EngineEvent.WokeUp(ticket)).said()).containsExactly("After");
    }

    @Test
    void aWaitEndsWithAnyWordOrWithItsTime() {
        var wait =
                new Step.Wait("wait", Optional.of("word"), new Step.Timeout(Duration.ofDays(1), Optional.of("late")));
        var scenario = onStart(wait, message("told", "You said {word}"), new Step.End("e"), message("late", "Hello?"));

        assertThat(Talk.begun(scenario).writes("yes").said()).containsExactly("You said yes");
        var silent = Talk.begun(scenario);
        assertThat(silent.happens(new EngineEvent.WokeUp(silent.ticket())).said())
                .containsExactly("Hello?");
    }

    @Test
    void aSplitSendsAPersonTheSameWayEachTimeAndAllByTheWeights() {
        var split = new Step.Split("ab", List.of(new Step.Branch(3, "a"), new Step.Branch(1, "b")));
        var scenario = onStart(split, message("a", "A"), new Step.End("end"), message("b", "B"));
        var program = program(scenario);

        var counted = IntStream.range(0, 10_000)
                .mapToObj(person -> Scripts.said(Engine.decide(asPerson(program, person), Scripts.command("start")))
                        .getFirst())
                .collect(Collectors.groupingBy(said -> said, Collectors.counting()));

        assertThat(counted.get("A")).isBetween(7_300L, 7_700L);
        var once = Engine.decide(asPerson(program, 42), Scripts.command("start"));
        var again = Engine.decide(asPerson(program, 42), Scripts.command("start"));
        assertThat(again).isEqualTo(once);
    }

    private static TurnContext asPerson(Program program, int person) {
        var context = scene(program);
        return new TurnContext(
                program, Map.of(), context.now(), context.facts(), String.valueOf(person), context.time());
    }

    @Test
    void aRequestLeavesFilledInAndItsAnswerGoesOn() {
        var request = new Step.Request(
                "POST",
                "https://shop.example/orders/{order}",
                Map.of("X-Name", "{name}"),
                Optional.of("{\"name\": \"{name}\"}"));
        var http = new Step.HttpRequest("http", request, Map.of("price", "/price"), Optional.of("sorry"));
        var scenario = onStart(
                set("o", "order", "7/../8 ?"),
                set("n", "name", "A \"quoted\"\nline"),
                http,
                message("ok", "It costs {price}"),
                new Step.End("end"),
                message("sorry", "The shop is closed"));
        var talk = Talk.begun(scenario);
        long ticket = talk.ticket();

        assertThat(talk.effects())
                .containsExactly(new Effect.Fetch(
                        ticket,
                        new Step.Request(
                                "POST",
                                "https://shop.example/orders/7%2F..%2F8%20%3F",
                                Map.of("X-Name", "A \"quoted\" line"),
                                Optional.of("{\"name\": \"A \\\"quoted\\\"\\nline\"}")),
                        Map.of("price", "/price")));
        assertThat(talk.happens(new EngineEvent.Fetched(ticket, true, Map.of("price", Value.number(5))))
                        .said())
                .containsExactly("It costs 5");
        assertThat(talk.happens(new EngineEvent.Fetched(ticket, true, Map.of("price", Value.number(6))))
                        .effects())
                .isEmpty();
        assertThat(talk.shown("price")).isEqualTo("5");
    }

    @Test
    void aRequestThatFailsGoesItsOtherWay() {
        var request = new Step.Request("GET", "https://shop.example/", Map.of(), Optional.empty());
        var http = new Step.HttpRequest("http", request, Map.of(), Optional.of("sorry"));
        var talk = Talk.begun(
                onStart(http, message("ok", "Fine"), new Step.End("end"), message("sorry", "The shop is closed")));

        assertThat(talk.writes("hurry up").effects()).isEmpty();
        assertThat(talk.happens(new EngineEvent.Fetched(talk.ticket(), false, Map.of()))
                        .said())
                .containsExactly("The shop is closed");
    }

    @Test
    void mediaAreShownWithTheirTextAndLinksAreButtons() {
        var link = new Step.Link(english("Site"), "https://example.com/{first_name}", false);
        var photo = new Step.Message(
                "photo",
                new Step.Wording(english("*Hi*, {first_name}"), Step.Format.MARKDOWN),
                List.of(new Step.Medium(FileKind.PHOTO, "https://example.com/a b.jpg")),
                List.of(List.of(link)));

        assertThat(Talk.begun(onStart(photo)).effects())
                .containsExactly(new Effect.Show(
                        List.of(new Step.Medium(FileKind.PHOTO, "https://example.com/a b.jpg")),
                        new Effect.Say(
                                "*Hi*, Ada",
                                Step.Format.MARKDOWN,
                                new Keys.Buttons(
                                        List.of(List.of(new Button.Open("Site", "https://example.com/Ada")))))));
    }

    @Test
    void whatAPersonWroteIsNeverMarkdown() {
        var bold = new Step.Message(
                "m", new Step.Wording(english("**{name}**"), Step.Format.MARKDOWN), List.of(), List.of());

        var talk = Talk.begun(onStart(question("name", "name"), bold)).writes("*a_b*");

        assertThat(talk.said()).containsExactly("**\\*a\\_b\\***");
    }

    @Test
    void theTextBehindACommandIsKept() {
        var talk =
                Talk.with(onStart(message("m", "Code {argument}"))).happens(new EngineEvent.Commanded("start", "x7"));

        assertThat(talk.said()).containsExactly("Code x7");
    }

    @Test
    void aRegularExpressionBeginsAScenarioAndGroupTalkBeginsNothingElse() {
        var prices = Scripts.on(new Trigger.Pattern(Regex.of("цен[аы]|price")), message("m", "It is cheap"));
        var any = Scripts.on(new Trigger.AnyMessage(), message("a", "Anything"));

        assertThat(Talk.with(prices, any).writes("Какая ЦЕНА?").said()).containsExactly("It is cheap");
        assertThat(Talk.with(prices, any)
                        .happens(new EngineEvent.Overheard("the price?"))
                        .said())
                .containsExactly("It is cheap");
        assertThat(Talk.with(prices, any)
                        .happens(new EngineEvent.Overheard("hello"))
                        .effects())
                .isEmpty();
    }

    @Test
    void aCommandForAllBotsOfAGroupThatNoneKnowsIsLeftToTheOthers() {
        var talk = Talk.with(onStart(message("m", "Hello")));

        assertThat(talk.happens(new EngineEvent.Commanded("start", "", false)).said())
                .containsExactly("Hello");
        assertThat(talk.happens(new EngineEvent.Commanded("weather", "", false)).effects())
                .isEmpty();
        assertThat(talk.happens(new EngineEvent.Commanded("weather", "", true)).said())
                .containsExactly("Pardon?");
    }
}
