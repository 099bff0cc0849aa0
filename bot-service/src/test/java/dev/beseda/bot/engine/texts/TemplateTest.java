package dev.beseda.bot.engine.texts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.values.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final String APPLES =
            "{n, plural, =0 {ничего} one {# яблоко} few {# яблока} many {# яблок} other {# яблока}}";
    private static final Map<String, Value> VARIABLES = Map.of(
            "имя", new Value.Text("Ада"),
            "name", new Value.Text("Ada"),
            "名前", new Value.Text("エイダ"),
            "price_1", new Value.Text("$5\\"),
            "nested", new Value.Text("{name}"),
            "age", new Value.Number(new BigDecimal("36.50")),
            "day", new Value.Day(LocalDate.of(2026, 12, 31)),
            "vip", new Value.Truth(true),
            "empty", new Value.Nothing());

    @ParameterizedTest
    @CsvSource({
        "'Привет, {имя}!', 'Привет, Ада!'",
        "'{name}{имя}', 'AdaАда'",
        "'{名前}', 'エイダ'",
        "'{price_1}', '$5\\'",
        "'{nested}', '{name}'",
        "'{age} {day} {vip}{empty}', '36.5 31.12.2026 да'",
        "'{unknown}', '{unknown}'",
        "'{ name }', '{ name }'",
        "'{name', '{name'",
        "'name}', 'name}'",
        "'{}', '{}'",
        "'{{name}}', '{Ada}'",
        "'{имя, как дела?} # {', '{имя, как дела?} # {'",
        "'no variables', 'no variables'",
    })
    void knownVariablesAreFilledInOnceAndTheRestStays(String text, String filled) {
        assertThat(Template.fill(text, VARIABLES, "ru")).isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ничего",
        "1, 1 яблоко",
        "2, 2 яблока",
        "5, 5 яблок",
        "11, 11 яблок",
        "21, 21 яблоко",
        "112, 112 яблок",
        "1.5, 1.5 яблока",
    })
    void aPluralChoosesTheFormOfTheNumber(BigDecimal count, String filled) {
        assertThat(Template.fill(APPLES, Map.of("n", new Value.Number(count)), "ru"))
                .isEqualTo(filled);
        assertThat(Template.fill(APPLES, Map.of("n", new Value.Text(count.toString())), "ru"))
                .isEqualTo(filled);
    }

    @Test
    void aPluralOfWhatIsNoNumberTakesTheLastResort() {
        assertThat(Template.fill(APPLES, Map.of("n", new Value.Text("много")), "ru"))
                .isEqualTo("много яблока");
        assertThat(Template.fill(APPLES, Map.of(), "ru")).isEqualTo("{n} яблока");
    }

    @ParameterizedTest
    @CsvSource({"female, Она пришла", "FEMALE, Она пришла", "male, Он пришёл", "x, Пришли"})
    void aSelectChoosesByTheText(String gender, String filled) {
        var text = "{gender, select, male {Он пришёл} female {Она пришла} other {Пришли}}";

        assertThat(Template.fill(text, Map.of("gender", new Value.Text(gender)), "ru"))
                .isEqualTo(filled);
    }

    @Test
    void aTruthChoosesByYesAndNoInEveryLanguage() {
        assertThat(Template.fill("{vip,select,yes{Ура, {имя}!}other{…}}", VARIABLES, "ru"))
                .isEqualTo("Ура, Ада!");
    }

    @Test
    void branchesHoldVariablesAndOtherBranches() {
        var text = "{vip, select, yes {{age, plural, one {# год} other {# лет, {имя}}}} other {-}}.";

        assertThat(Template.fill(text, VARIABLES, "ru")).isEqualTo("36.5 лет, Ада.");
        assertThat(Template.variables(text)).containsExactly("vip", "age", "имя");
        assertThat(Template.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Всего {n, plural one {#} other {#}} | Character 18: a comma is missing after “plural”.",
                "{n, plural, one {#}} | Character 1: the branch “other” is missing.",
                "{n, plural, on {#} other {#}} | Character 12: “on” is none of zero, one, two, few, many, other, or a number such as =0.",
                "{n, plural, one {#} one {#} other {#}} | Character 20: the branch “one” is there twice.",
                "{n, plural, other {#} | Character 22: a branch such as “other {…}”, or the closing brace, is missing.",
                "{n, plural, other {# | Character 19: this brace is never closed.",
                "{n, select, other {a { b}} | Character 22: here begins no variable.",
            })
    void aBrokenFormIsExplainedAndStaysAsItIsWritten(String text, String fault) {
        assertThat(Template.fault(text)).contains(fault);
        assertThat(Template.fill(text, Map.of(), "ru")).isEqualTo(text);
    }

    @Test
    void formsDoNotLieInEachOtherWithoutEnd() {
        var deep = "{n, select, other {".repeat(6) + "x" + "}}".repeat(6);

        assertThat(Template.fault(deep)).contains("Character 96: plurals and selects lie in each other too deep.");
        assertThat(Template.fill(deep, Map.of(), "ru")).isEqualTo("{n, select, other {x}}");
        assertThat(Template.fault("{n, select, other {".repeat(3_000))).isPresent();
    }

    @Test
    void everyInsertedValueIsEscaped() {
        UnaryOperator<String> html = text -> text.replace("&", "&amp;").replace("<", "&lt;");
        var variables = Map.<String, Value>of("n", new Value.Text("<1>"));

        assertThat(Template.fill("<b>{n}</b> {n, plural, other {#&}}", variables, "en", html))
                .isEqualTo("<b>&lt;1></b> &lt;1>&");
    }

    @Test
    void anEscapedValueIsNeverCutInTheMiddleOfAnEscape() {
        UnaryOperator<String> html = text -> text.replace("&", "&amp;");

        var filled = Template.fill("{x}".repeat(10), Map.of("x", new Value.Text("&".repeat(4_000))), "en", html);

        assertThat(filled.length()).isLessThanOrEqualTo(Template.LONGEST);
        assertThat(filled.replace("&amp;", "")).isEmpty();
    }

    @Test
    void variablesThatHoldVariablesDoNotGrowWithoutEnd() {
        var smiles = Map.<String, Value>of("x", new Value.Text("😀".repeat(2_048)));

        assertThat(Template.fill("{x}".repeat(1_000), smiles, "ru").length()).isEqualTo(16_384);
        assertThat(Template.fill("a{x}{x}{x}{x}{x}", smiles, "ru"))
                .hasSize(16_383)
                .endsWith("😀");
        assertThat(Template.fill("b".repeat(20_000), smiles, "ru")).hasSize(16_384);
    }

    @Test
    void whateverIsWrittenCanBeFilled() {
        var pieces =
                "{ } # , plural select one other =1 few {n} {x} { {n, {n,plural, other{ {n,select,other{ 😀 \uD83D a ' \\ $1"
                        .split(" ");
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int left = random.nextInt(30); left > 0; left--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }

            var filled = Template.fill(text.toString(), Map.of("n", Value.number(random.nextInt(30))), "ru");

            assertThat(filled).hasSizeLessThanOrEqualTo(Template.LONGEST);
            assertThat(Template.fault(text.toString()).isPresent() && filled.indexOf('{') < 0)
                    .as(text.toString())
                    .isFalse();
        }
    }
}
