package dev.beseda.bot.scenarios.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.kit.problems.BadField;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepConfigTest {
    private static final UUID SURVEY = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final Surroundings RUSSIAN = new Surroundings("ru", Map.of("Survey", SURVEY));
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 1, 15, 12, 0, 0, 0, ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource(StepType.class)
    void aStepOfAnyTypeComesBackFromTheDatabaseAsItWas(StepType type) {
        for (int seed = 0; seed < 500; seed++) {
            var step = new RandomSteps(new Random(seed)).step(type);

            var stored = new JsonObject(StepConfig.write(step)).encode();
            var read = read(step.key(), type, stored);

            assertThat(read).as("seed %d: %s", seed, stored).isEqualTo(step);
            assertThat(new JsonObject(StepConfig.write(read)).encode())
                    .as("seed %d", seed)
                    .isEqualTo(stored);
            assertThat(StepType.of(read)).isEqualTo(type);
        }
    }

    @Test
    void aTextWithoutALanguageIsInThatOfTheBot() {
        var step = StepConfig.read("hello", StepType.MESSAGE, Map.of("text", "Привет"), RUSSIAN);

        assertThat(step).isEqualTo(new Step.Message("hello", new Text(Map.of("ru", "Привет"))));
    }

    @Test
    void aTextMayFillATelegramMessageAndNoMore() {
        var longest = StepConfig.read("hello", StepType.MESSAGE, Map.of("text", "x".repeat(4096)), RUSSIAN);

        assertThat(longest).isInstanceOf(Step.Message.class);
        assertThatThrownBy(() -> StepConfig.read("hello", StepType.MESSAGE, Map.of("text", "x".repeat(4097)), RUSSIAN))
                .isInstanceOf(BadField.class)
                .hasMessage("must be a text of 1 to 4096 characters");
    }

    @Test
    void anOptionIsWorthWhatItSaysUnlessItNamesAValue() {
        var step = (Step.Question) read("ask", StepType.QUESTION, """
                {"text": "Идём?", "answer": "choice", "options": [
                  "Да", {"label": {"en": "No", "ru": "Нет"}, "to": "end"}, {"label": "Не знаю", "value": "?"}]}""");

        assertThat(((ExpectedAnswer.Choice) step.expected()).options())
                .extracting(ExpectedAnswer.Option::value)
                .containsExactly("Да", "Нет", "?");
        assertThat(step.routes()).isEqualTo(Map.of("Нет", "end"));
    }

    @ParameterizedTest
    @CsvSource({"'\"90s\"', PT1M30S", "'\"10m\"', PT10M", "'\"2d\"', PT48H", "30, PT30S", "'\"PT1H30M\"', PT1H30M"})
    void aTimeIsWrittenInManyWays(String written, Duration time) {
        var step = read("pause", StepType.DELAY, "{\"time\": %s}".formatted(written));

        assertThat(step).isEqualTo(new Step.Delay("pause", time));
    }

    @Test
    void anotherScenarioIsNamedByItsNameOrItsId() {
        var byName = read("call", StepType.SCENARIO, "{\"scenario\": \"Survey\"}");
        var byId = read("call", StepType.SCENARIO, "{\"scenario\": \"%s\"}".formatted(SURVEY));

        assertThat(byName).isEqualTo(new Step.Call("call", SURVEY)).isEqualTo(byId);
    }

    @Test
    void aBodyMayBeWrittenAsJson() {
        var step = (Step.HttpRequest) read("get", StepType.HTTP_REQUEST, """
                {"method": "post", "url": "https://example.com", "body": {"name": "{имя}"}}""");

        assertThat(step.request().method()).isEqualTo("POST");
        assertThat(step.request().body()).isEqualTo(Optional.of("{\"name\":\"{имя}\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "equals, ДА, да, true",
        "not_equals, да, нет, true",
        "contains, кот, 'У меня КОТ', true",
        "greater, 7, '10', true",
        "greater, '7,5', '7', false",
        "less, 7, -1, true",
        "greater, много, 10, false",
        "is_set, , что-то, true",
        "is_not_set, , ' ', true",
        "equals, 'a\"b\\', 'a\"b\\', true"
    })
    void aConditionOfTheOldFormMeansWhatItMeant(String operator, String value, String actual, boolean holds) {
        var config = new JsonObject()
                .put("variable", "ответ")
                .put("operator", operator)
                .put("then", "a")
                .put("otherwise", "b");
        var step = read("if", StepType.CONDITION, (value == null ? config : config.put("value", value)).encode());

        var test = ((Step.Condition) step).test();

        assertThat(test.valueOf(Map.of("ответ", new Value.Text(actual)), NOW).truth())
                .as(test.source())
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "12345678901234567890123456789012345"})
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aConditionOfTheOldFormComparesWithNoEndlessNumber(String value) {
        var config = """
                {"variable": "a", "operator": "less", "value": "%s", "then": "a", "otherwise": "b"}""".formatted(value);

        assertThatThrownBy(() -> read("if", StepType.CONDITION, config))
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo("config.value"));
    }

    @Test
    void aQuestionTakesAllItsFields() {
        var step = read("age", StepType.QUESTION, """
                {"text": "Сколько вам лет?", "answer": "number", "variable": "age", "least": 18, "most": 120.5,
                 "whole": true, "reask": "Числом", "retries": 2, "otherwise": "end", "timeout": "2d", "on_timeout": "bye"}
                """);

        assertThat(step)
                .isEqualTo(new Step.Question(
                        "age",
                        Step.Wording.plain(new Text(Map.of("ru", "Сколько вам лет?"))),
                        new ExpectedAnswer.Number(
                                Optional.of(new BigDecimal("18")), Optional.of(new BigDecimal("120.5")), true),
                        Optional.of("age"),
                        new Step.Insistence(new Text(Map.of("ru", "Числом")), Optional.of(2), Optional.of("end")),
                        Optional.of(new Step.Timeout(Duration.ofDays(2), Optional.of("bye"))),
                        Map.of()));
    }

    @Test
    void anExpressionKeepsItsWords() {
        var step = (Step.Condition) read("if", StepType.CONDITION, """
                {"expression": "age >= 18", "then": "a", "otherwise": "b"}""");

        assertThat(step.test()).isEqualTo(Expression.parse("age >= 18"));
        assertThat(StepConfig.write(step)).containsEntry("expression", "age >= 18");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MESSAGE      | {}                                                   | config.text
            MESSAGE      | {"text": 5}                                          | config.text
            MESSAGE      | {"text": ""}                                         | config.text
            MESSAGE      | {"text": {}}                                         | config.text
            MESSAGE      | {"text": {"ru": null}}                               | config.text.ru
            MESSAGE      | {"text": {"русский": "Привет"}}                      | config.text.русский
            MESSAGE      | {"text": "Hello", "colour": "red"}                   | config.colour
            MESSAGE      | {"text": "Hello", "format": "html"}                  | config.format
            MESSAGE      | {"media": [{"kind": "film", "file": "x"}]}           | config.media[0].kind
            MESSAGE      | {"media": ["x"]}                                     | config.media[0]
            MESSAGE      | {"text": "a", "buttons": [{"label": "a"}]}           | config.buttons[0]
            MESSAGE      | {"text": "a", "buttons": [[{"label": "a"}]]}         | config.buttons[0][0].url
            MESSAGE      | {"text": "a", "buttons": [[{"label": "a", "url": "https://a", "x": 1}]]} | config.buttons[0][0].x
            QUESTION     | {"text": "Name?", "variable": "a b"}                 | config.variable
            QUESTION     | {"text": "Name?", "variable": 7}                     | config.variable
            QUESTION     | {"answer": "colour"}                                 | config.answer
            QUESTION     | {"answer": "number", "least": "a"}                   | config.least
            QUESTION     | {"answer": "number", "least": 5, "most": 4}          | config.most
            QUESTION     | {"answer": "number", "least": 1e400}                 | config.least
            QUESTION     | {"answer": "text", "least": 5}                       | config.least
            QUESTION     | {"pattern": "("}                                     | config.pattern
            QUESTION     | {"answer": "date", "earliest": "31.01.2026"}         | config.earliest
            QUESTION     | {"answer": "choice", "options": "a"}                 | config.options
            QUESTION     | {"answer": "choice", "options": ["a", "a"]}          | config.options[1].value
            QUESTION     | {"answer": "choice", "options": [{"value": "a"}]}    | config.options[0].label
            QUESTION     | {"answer": "choice", "options": [{"label": "a", "to": 1}]} | config.options[0].to
            QUESTION     | {"answer": "file", "kinds": ["film"]}                | config.kinds
            QUESTION     | {"answer": "file", "most_bytes": 0}                  | config.most_bytes
            QUESTION     | {"answer": "rating", "from": 5, "to": 5}             | config.to
            QUESTION     | {"timeout": "1y"}                                    | config.timeout
            QUESTION     | {"timeout": 0}                                       | config.timeout
            QUESTION     | {"on_timeout": "end"}                                | config.on_timeout
            QUESTION     | {"otherwise": "end"}                                 | config.otherwise
            QUESTION     | {"retries": 1.5}                                     | config.retries
            CONDITION    | {"variable": "a", "operator": "is", "value": "1", "then": "a", "otherwise": "b"} | config.operator
            CONDITION    | {"variable": "a", "operator": "equals", "then": "a", "otherwise": "b"}           | config.value
            CONDITION    | {"variable": "a", "operator": "is_set", "otherwise": "b"}                        | config.then
            CONDITION    | {"variable": "a", "operator": "is_set", "then": "A!", "otherwise": "b"}          | config.then
            CONDITION    | {"expression": "1 +", "then": "a", "otherwise": "b"} | config.expression
            SET_VARIABLE | {"variable": "a", "value": true}                     | config.value
            SET_VARIABLE | {"variable": "a"}                                    | config.value
            SET_VARIABLE | {"variable": "a", "expression": "(", "value": "b"}   | config.expression
            JUMP         | {"to": ["a"]}                                        | config.to
            SCENARIO     | {"scenario": "Nothing"}                              | config.scenario
            RANDOM_SPLIT | {}                                                   | config.branches
            RANDOM_SPLIT | {"branches": [{"weight": 0, "to": "a"}]}             | config.branches[0].weight
            DELAY        | {"time": "soon"}                                     | config.time
            DELAY        | {"time": "366d"}                                     | config.time
            WAIT         | {}                                                   | config.timeout
            HTTP_REQUEST | {"url": "https://a", "method": "BREW"}               | config.method
            HTTP_REQUEST | {"url": "https://a", "headers": {"a b": "c"}}        | config.headers.a b
            HTTP_REQUEST | {"url": "https://a", "headers": {"a": 1}}            | config.headers.a
            HTTP_REQUEST | {"url": "https://a", "body": 7}                      | config.body
            HTTP_REQUEST | {"url": "https://a", "body": {"a": 1e400}}           | config.body
            HTTP_REQUEST | {"url": "https://a", "body": ["\\u0000"]}            | config.body
            HTTP_REQUEST | {"url": "https://a", "save": {"a": "b"}}             | config.save.a
            MEDIA_GENERATION | {"prompt": "A cat"}                              | config.model
            END          | {"to": "a"}                                          | config.to
            """)
    void aFieldThatIsWrongIsNamed(StepType type, String config, String field) {
        assertThatThrownBy(() -> read("key", type, config))
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    @Test
    void aFieldThatIsNullIsLeftOut() {
        var step = read("ask", StepType.LLM_REPLY, """
                {"instructions": null, "input": null, "variable": null, "say": null, "otherwise": null}""");

        assertThat(step).isEqualTo(read("ask", StepType.LLM_REPLY, "{}"));
    }

    @ParameterizedTest
    @CsvSource({"'', 20971520", "', \"most_bytes\": 1000', 1000", "', \"most_bytes\": 5000000000', 5000000000"})
    void aFileMayBeAsLargeAsABotCanFetchUnlessItIsSaid(String limit, long bytes) {
        var step = (Step.Question) read("ask", StepType.QUESTION, """
                {"text": "File?", "answer": "file"%s}""".formatted(limit));

        assertThat(step.expected()).isEqualTo(new ExpectedAnswer.File(Set.of(), bytes));
    }

    @Test
    void theSentenceOfAWrongWordNamesTheRightOnes() {
        assertThatThrownBy(() -> read("key", StepType.MESSAGE, "{\"text\": \"a\", \"format\": \"html\"}"))
                .hasMessage("must be one of plain, markdown");
    }

    @Test
    void aConfigIsOnlySoLargeInAll() {
        var buttons = new JsonArray();
        for (int row = 0; row < 100; row++) {
            var button = new JsonObject().put("label", "a").put("url", "https://example.com/" + "x".repeat(1_000));
            buttons.add(new JsonArray().add(button));
        }
        var config = new JsonObject().put("text", "a").put("buttons", buttons);

        assertThatThrownBy(() ->
                        StepConfig.readNew("key", StepType.MESSAGE, Fields.of("config", config.getMap(), RUSSIAN)))
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo("config"));
    }

    private static Step read(String key, StepType type, String config) {
        return StepConfig.read(key, type, new JsonObject(config).getMap(), RUSSIAN);
    }
}
