package dev.beseda.bot.scenarios.rules;

import static dev.beseda.bot.scenarios.rules.Drafts.DRAFT;
import static dev.beseda.bot.scenarios.rules.Drafts.HELLO;
import static dev.beseda.bot.scenarios.rules.Drafts.OTHER;
import static dev.beseda.bot.scenarios.rules.Drafts.choice;
import static dev.beseda.bot.scenarios.rules.Drafts.draft;
import static dev.beseda.bot.scenarios.rules.Drafts.end;
import static dev.beseda.bot.scenarios.rules.Drafts.message;
import static dev.beseda.bot.scenarios.rules.Drafts.question;
import static dev.beseda.bot.scenarios.rules.Drafts.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationTest {
    @Test
    void anEmptyDraftIsNotPublished() {
        assertThat(Publication.findings(draft())).extracting(Finding::field).containsExactly("steps");
    }

    @Test
    void theSurveyIsPublished() {
        var draft = draft(message("welcome"), question("name"), message("nice", "Hi, {answer}"), question("help"));

        assertThat(Publication.findings(draft)).isEmpty();
    }

    @Test
    void everyTargetMustExist() {
        var ask = new Step.Question(
                "ask",
                Step.Wording.plain(HELLO),
                new ExpectedAnswer.Choice(
                        List.of(new ExpectedAnswer.Option(HELLO, "a"), new ExpectedAnswer.Option(HELLO, "b"))),
                Optional.empty(),
                new Step.Insistence(new Text(Map.of()), Optional.of(1), Optional.of("lost-1")),
                Optional.of(new Step.Timeout(Duration.ofDays(1), Optional.of("lost-2"))),
                Map.of("b", "lost-3"));
        var split = new Step.Split("split", List.of(new Step.Branch(1, "end"), new Step.Branch(1, "lost-4")));

        assertThat(errors(draft(ask, choice("choice", "nowhere", "split"), split, end())))
                .containsExactly(
                        "steps.ask.config.options[1].to",
                        "steps.ask.config.otherwise",
                        "steps.ask.config.on_timeout",
                        "steps.choice.config.then",
                        "steps.split.config.branches[1].to");
    }

    @Test
    void aTextMustSaySomethingInEachLanguage() {
        var blank = new Text(Map.of("en", "Hello", "ru", "  "));

        assertThat(errors(
                        draft(new Step.Message("one", blank), new Step.Question("two", blank, Optional.of("answer")))))
                .containsExactly("steps.one.config.text.ru", "steps.two.config.text.ru");
    }

    @Test
    void aBrokenPluralIsFound() {
        assertThat(errors(draft(message("count", "{answer, plural, one {#}"), question("ask"))))
                .containsExactly("steps.count.config.text.en");
    }

    @Test
    void aRoundWithoutAWaitIsFoundAndItsStepsAreNamed() {
        var draft = draft(message("before"), message("a"), choice("b", "c", "a"), new Step.Jump("c", "a"));

        assertThat(Publication.findings(draft))
                .containsExactly(Finding.error("steps", "The steps a, b, c go round without waiting for anybody"));
    }

    @Test
    void aStepThatJumpsToItselfIsARound() {
        assertThat(Publication.findings(draft(new Step.Jump("self", "self"))))
                .extracting(Finding::message)
                .containsExactly("The steps self go round without waiting for anybody");
    }

    @Test
    void aRoundThatWaitsIsNone() {
        assertThat(Publication.findings(draft(question("ask"), choice("check", "end", "ask"), end())))
                .isEmpty();
        assertThat(Publication.findings(draft(
                        message("tick"), new Step.Delay("rest", Duration.ofHours(1)), new Step.Jump("again", "tick"))))
                .isEmpty();
    }

    @Test
    void anEndBreaksARound() {
        var draft = draft(message("a"), end(), new Step.Jump("back", "a"));

        assertThat(errors(draft)).isEmpty();
    }

    @Test
    void scenariosThatCallEachOtherWithoutAWaitAreARound() {
        var draft = scenario(DRAFT, message("a"), new Step.Call("call", OTHER));
        var other = scenario(OTHER, new Step.Call("back", DRAFT));

        assertThat(Publication.findings(draft(draft, other)))
                .extracting(Finding::message)
                .containsExactly("The steps a, call go round without waiting for anybody");
    }

    @Test
    void scenariosThatCallEachOtherAndAskInBetweenAreNone() {
        var draft = scenario(DRAFT, message("a"), new Step.Call("call", OTHER));
        var other = scenario(OTHER, question("ask"), new Step.Call("back", DRAFT));

        assertThat(Publication.findings(draft(draft, other))).isEmpty();
    }

    @Test
    void aRoundThroughAScenarioThatRestsIsNone() {
        var draft = scenario(DRAFT, new Step.Call("call", OTHER), new Step.Jump("again", "call"));

        assertThat(Publication.findings(draft(draft, scenario(OTHER, question("ask")))))
                .isEmpty();
        assertThat(Publication.findings(draft(draft, scenario(OTHER, message("say")))))
                .extracting(Finding::message)
                .containsExactly("The steps call, again go round without waiting for anybody");
    }

    @Test
    void aScenarioThatIsNotThereIsAnErrorAndOneThatIsNotLiveAWarning() {
        var call = new Step.Call("call", OTHER);
        var known = new Draft(
                scenario(DRAFT, call), List.of(), Set.of(DRAFT, OTHER), Set.of(), Drafts.HTTPS, KnownSecrets.UNTOLD);

        assertThat(Publication.findings(draft(call))).singleElement().matches(Finding::isError);
        assertThat(Publication.findings(known)).singleElement().matches(found -> !found.isError());
    }

    @Test
    void aStepThatNothingLeadsToIsAWarning() {
        var draft = draft(new Step.Jump("go", "end"), message("lost"), end());

        assertThat(Publication.findings(draft))
                .containsExactly(Finding.warning("steps.lost", "nothing leads to this step"));
    }

    @Test
    void aVariableThatNobodyRemembersIsAWarning() {
        var set = new Step.SetVariable("set", "sum", new Step.Source.Computed(Expression.parse("price * 2")));
        var draft = draft(message("hi", "{first_name}, {sum}, {nobody}"), set);
        var elsewhere = new Draft(
                draft.scenario(),
                List.of(),
                Set.of(DRAFT),
                Set.of("price", "nobody"),
                Drafts.HTTPS,
                KnownSecrets.UNTOLD);

        assertThat(Publication.findings(draft))
                .extracting(Finding::field)
                .containsExactly("steps.hi.config.text", "steps.set.config.expression");
        assertThat(Publication.findings(draft)).noneMatch(Finding::isError);
        assertThat(Publication.findings(elsewhere)).isEmpty();
    }

    @Test
    void aMissingTranslationIsAWarning() {
        var both = new Step.Message("both", new Text(Map.of("en", "Hello", "ru", "Привет")));

        assertThat(Publication.findings(draft(both, message("english"))))
                .containsExactly(
                        Finding.warning("steps.english.config.text", "has no translation to ru, other texts have one"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com/{what}?q={the other}",
                "{url}",
                "https://{server}/price",
                "https://example.com:{port}/price",
                "http://shop:8080/price",
                "http://{server}:8080/price",
                "http://{server}:{port}/price"
            })
    void aRequestMayGoWhereItIsAskedWhenItRuns(String url) {
        assertThat(errors(draft(request(url)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "http://example.com/{what}",
                "http://{server}/price",
                "{server}/price",
                "ftp://shop",
                "price"
            })
    void aRequestThatNobodyWillBeAskedIsAnError(String url) {
        assertThat(Publication.findings(draft(request(url))))
                .contains(Finding.error("steps.ask.config.url", "will never be asked: It is not safe"));
    }

    private static Step request(String url) {
        var request = new Step.Request("GET", url, Map.of(), Optional.empty());
        return new Step.HttpRequest("ask", request, Map.of(), Optional.empty());
    }

    private static List<String> errors(Draft draft) {
        return Publication.findings(draft).stream()
                .filter(Finding::isError)
                .map(Finding::field)
                .toList();
    }
}
