package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.program.SecretHeader;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.contracts.billing.Currency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Steps of all types with random fields, all that can be left out left out half of the time.
record RandomSteps(Random random) {
    Step step(StepType type) {
        var key = key();
        return switch (type) {
            case MESSAGE -> message(key);
            case QUESTION -> question(key);
            case CONDITION -> new Step.Condition(key, expression(), key(), key());
            case SET_VARIABLE ->
                new Step.SetVariable(
                        key,
                        variable(),
                        random.nextBoolean()
                                ? new Step.Source.Computed(expression())
                                : new Step.Source.Filled("{имя} " + random.nextInt()));
            case JUMP -> new Step.Jump(key, key());
            case SCENARIO -> new Step.Call(key, new UUID(random.nextLong(), random.nextLong()));
            case RANDOM_SPLIT -> new Step.Split(key, some(1, () -> new Step.Branch(1 + random.nextInt(99), key())));
            case DELAY -> new Step.Delay(key, time());
            case WAIT -> new Step.Wait(key, perhaps(this::variable), timeout());
            case HTTP_REQUEST -> request(key);
            case HAND_OVER -> new Step.HandOver(key, wording());
            case LLM_REPLY ->
                new Step.LlmReply(
                        key,
                        optionalText(),
                        perhaps(() -> "{имя}?"),
                        perhaps(this::variable),
                        random.nextBoolean(),
                        perhaps(this::key));
            case BALANCE, STATEMENT, PROMO_CODE, PAY, TOP_UP, BANK_TRANSFER, RECEIPT -> money(type, key);
            case MEDIA_GENERATION -> new Step.MediaGeneration(key, "model-" + random.nextInt(9), text());
            case END -> new Step.End(key);
        };
    }

    private Step money(StepType type, String key) {
        return switch (type) {
            case BALANCE -> new Step.Balance(key, currency(), said());
            case STATEMENT -> new Step.Statement(key, currency(), one(List.of(Step.Page.values())), said());
            case PROMO_CODE -> new Step.PromoCode(key, currency(), "{code}", said(), perhaps(this::key));
            case PAY -> new Step.Pay(key, currency(), expression(), text(), said(), perhaps(this::key));
            case BANK_TRANSFER -> new Step.BankTransfer(key, Currency.RUB, expression(), said(), perhaps(this::key));
            case RECEIPT -> new Step.Receipt(key, Currency.RUB, variable(), said(), perhaps(this::key));
            case TOP_UP ->
                new Step.TopUp(
                        key,
                        currency(),
                        expression(),
                        expression(),
                        text(),
                        optionalText(),
                        said(),
                        perhaps(this::timeout));
            case MESSAGE,
                    QUESTION,
                    CONDITION,
                    SET_VARIABLE,
                    JUMP,
                    SCENARIO,
                    RANDOM_SPLIT,
                    DELAY,
                    WAIT,
                    HTTP_REQUEST,
                    HAND_OVER,
                    LLM_REPLY,
                    MEDIA_GENERATION,
                    END -> throw new IllegalArgumentException(type + " asks no ledger");
        };
    }

    private Step message(String key) {
        var media = some(0, () -> new Step.Medium(one(List.of(FileKind.values())), "https://example.com/{файл}.jpg"));
        var buttons = some(0, () -> some(1, () -> new Step.Link(text(), "https://example.com/", random.nextBoolean())));
        return new Step.Message(key, wording(), media, buttons);
    }

    private Step question(String key) {
        var wanted = wanted();
        var routes = new HashMap<String, String>();
        if (wanted instanceof ExpectedAnswer.Choice(var options)) {
            options.stream()
                    .filter(option -> random.nextBoolean())
                    .forEach(option -> routes.put(option.value(), key()));
        }
        var limit = perhaps(() -> random.nextInt(5));
        var insistence = new Step.Insistence(optionalText(), limit, limit.flatMap(present -> perhaps(this::key)));
        return new Step.Question(
                key, wording(), wanted, perhaps(this::variable), insistence, perhaps(this::timeout), routes);
    }

    private ExpectedAnswer wanted() {
        return switch (random.nextInt(10)) {
            case 0 ->
                new ExpectedAnswer.AnyText(1 + random.nextInt(5), 10 + random.nextInt(50), perhaps(() -> "[а-я]+\\d"));
            case 1 ->
                new ExpectedAnswer.Number(perhaps(() -> decimal(-1)), perhaps(() -> decimal(1)), random.nextBoolean());
            case 2 ->
                new ExpectedAnswer.Day(
                        perhaps(() -> LocalDate.of(2020, 1, 1 + random.nextInt(28))),
                        perhaps(() -> LocalDate.of(2030, 2, 1 + random.nextInt(28))));
            case 3 -> new ExpectedAnswer.Phone();
            case 4 -> new ExpectedAnswer.Email();
            case 5 ->
                new ExpectedAnswer.Choice(IntStream.range(0, random.nextInt(5))
                        .mapToObj(at -> new ExpectedAnswer.Option(text(), "value " + at))
                        .toList());
            case 6 -> new ExpectedAnswer.Contact();
            case 7 -> new ExpectedAnswer.Place();
            case 8 ->
                new ExpectedAnswer.File(
                        Set.copyOf(some(0, () -> one(List.of(FileKind.values())))), 1L << random.nextInt(50));
            default -> new ExpectedAnswer.Rating(random.nextInt(3), 3 + random.nextInt(9));
        };
    }

    private Step request(String key) {
        var headers = Map.of("X-Name", "{имя}", "Accept", "application/json");
        var body = perhaps(() -> "{\"имя\": \"{имя}\"}");
        var request = new Step.Request(
                one(List.of("GET", "POST")),
                "https://example.com/{id}",
                random.nextBoolean() ? headers : Map.of(),
                random.nextBoolean() ? Map.of("X-Key", new SecretHeader("Bearer ", "crm_key", "")) : Map.of(),
                body);
        return new Step.HttpRequest(key, request, Map.of(variable(), "/items/0/a~1b"), perhaps(this::key));
    }

    private BigDecimal decimal(int sign) {
        var written = one(List.of("1", "2.5", "1000000000000", "0.001", "120"));
        return new BigDecimal(written).multiply(BigDecimal.valueOf(sign));
    }

    private Step.Timeout timeout() {
        return new Step.Timeout(time(), perhaps(this::key));
    }

    private Duration time() {
        return one(List.of(
                Duration.ofSeconds(1 + random.nextInt(100)),
                Duration.ofMinutes(1 + random.nextInt(100)),
                Duration.ofHours(1 + random.nextInt(100)),
                Duration.ofDays(1 + random.nextInt(365))));
    }

    private Expression expression() {
        return Expression.parse(one(List.of("1 + 1", "{имя} = \"да\"", "age >= 18 and not blocked")));
    }

    private Step.Wording wording() {
        return new Step.Wording(text(), one(List.of(Step.Format.values())));
    }

    private Text text() {
        var text =
                one(List.of("Hello, {name}!", "Да?\n\n«Нет»", "😀", "{n, plural, one {#} other {##}}", "yes", "1.0"));
        return new Text(random.nextBoolean() ? Map.of("en", text) : Map.of("ru", text, "pt-BR", text + "!"));
    }

    private Currency currency() {
        return one(List.of(Currency.values()));
    }

    /// A text that may be left out.
    private Step.Wording said() {
        return new Step.Wording(optionalText(), one(List.of(Step.Format.values())));
    }

    private Text optionalText() {
        return perhaps(this::text).orElseGet(() -> new Text(Map.of()));
    }

    private String key() {
        return "step-" + random.nextInt(20);
    }

    private String variable() {
        return one(List.of("имя", "name", "n_1"));
    }

    private <T> Optional<T> perhaps(Supplier<T> make) {
        return random.nextBoolean() ? Optional.of(make.get()) : Optional.empty();
    }

    private <T> List<T> some(int least, Supplier<T> make) {
        return IntStream.range(0, least + random.nextInt(3))
                .mapToObj(at -> make.get())
                .toList();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
