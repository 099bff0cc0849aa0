package dev.beseda.bot.engine;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.patterns.Regex;
import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.speech.TapData;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.LedgerAnswer;
import dev.beseda.bot.engine.values.Amounts;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.contracts.billing.Currency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// Random scenarios and random people; a failure names the seed that repeats it.
record Dice(Random random) {
    private static final UUID REPLY = new UUID(1, 1);

    static Dice of(int seed) {
        return new Dice(new Random(seed));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Program program() {
        var ids = IntStream.range(0, 4)
                .mapToObj(place -> new UUID(random.nextLong(), random.nextLong()))
                .toList();
        var live = new ArrayList<Scenario>();
        for (int scenarios = random.nextInt(4); scenarios > 0; scenarios--) {
            live.add(scenario(ids.get(scenarios), ids));
        }
        return new Program(one(List.of("en", "ru")), texts(), random.nextBoolean(), live);
    }

    EngineEvent engineEvent(Conversation now) {
        return switch (random.nextInt(17)) {
            case 0, 1 -> new EngineEvent.Commanded(word(), word());
            case 2, 3 -> new EngineEvent.Tapped(word(), random.nextLong(), tapped(now));
            case 4 ->
                one(List.of(
                        new EngineEvent.DidOtherwise("sticker"),
                        new EngineEvent.WantsToPay(word(), bill(now)),
                        new EngineEvent.Paid(word(), bill(now)),
                        new EngineEvent.Refunded(word()),
                        new EngineEvent.PaymentDecided(
                                one(List.of("confirmed", "")), Map.of("amount", Amounts.of(5, Currency.RUB)))));
            case 5 -> new EngineEvent.Sent(given());
            case 6 -> new EngineEvent.WokeUp(ticket(now));
            case 7 -> new EngineEvent.Fetched(ticket(now), random.nextBoolean(), Map.of("b", new Value.Text(text())));
            case 8 -> new EngineEvent.Told(word(), Map.of("told", Value.number(random.nextInt())));
            case 9 ->
                one(List.of(
                        new EngineEvent.TakenOver(),
                        new EngineEvent.HandedBack(),
                        new EngineEvent.HandedBack(),
                        new EngineEvent.Left()));
            case 10 -> new EngineEvent.Overheard(text());
            case 11 -> new EngineEvent.Replied(asked(now), REPLY, text(), one(List.of(EngineEvent.Ending.values())));
            case 12 -> new EngineEvent.NotReplied(asked(now), REPLY, one(List.of(EngineEvent.Want.values())));
            case 13 -> new EngineEvent.LedgerAnswered(ticket(now), ledgerAnswer());
            default -> new EngineEvent.Wrote(text());
        };
    }

    private EngineEvent.Bill bill(Conversation now) {
        var payload = one(List.of("", "b", "top_up:7:%d:rub:15000:100".formatted(ticket(now)), "top_up:7:x:rub:1:1"));
        return new EngineEvent.Bill(payload, one(List.of("XTR", "USD", "")), one(List.of(100L, 0L, -5L)));
    }

    private LedgerAnswer ledgerAnswer() {
        var amount = Amounts.of(random.nextLong(), one(List.of(Currency.values())));
        return new LedgerAnswer(
                maybe(word()),
                Map.of("balance", amount, "statement_next", one(List.of(new Value.Nothing(), Value.number(7)))),
                random.nextBoolean() ? List.of() : List.of(new LedgerAnswer.Line(Instant.EPOCH, amount, text())));
    }

    private Set<Long> asked(Conversation now) {
        return random.nextBoolean() ? now.asks() : Set.of(ticket(now));
    }

    private Scenario scenario(UUID id, List<UUID> others) {
        var steps = IntStream.range(0, random.nextInt(8)).mapToObj(place -> step(place, others));
        var version = new UUID(random.nextLong(), random.nextLong());
        return new Scenario(id, version, trigger(), random.nextBoolean(), steps.toList());
    }

    private Step step(int place, List<UUID> scenarios) {
        var key = random.nextInt(10) == 0 ? key() : "step-" + place;
        return switch (random.nextInt(15)) {
            case 0 -> new Step.Message(key, texts());
            case 1 ->
                new Step.Message(key, wording(), media(), List.of(List.of(new Step.Link(texts(), text(), false))));
            case 2, 3, 4 ->
                new Step.Question(
                        key, wording(), wanted(), maybe(word()), insistence(), maybe(timeout()), Map.of("1", key()));
            case 5 -> new Step.Condition(key, expression(), key(), key());
            case 6 -> new Step.SetVariable(key, word(), new Step.Source.Filled(text()));
            case 7 -> new Step.SetVariable(key, word(), new Step.Source.Computed(expression()));
            case 8 -> new Step.Jump(key, key());
            case 9 -> new Step.Call(key, one(scenarios));
            case 10 ->
                new Step.Split(key, List.of(new Step.Branch(random.nextInt(3), key()), new Step.Branch(1, key())));
            case 11 -> new Step.Delay(key, Duration.ofSeconds(random.nextInt(100)));
            case 12 -> new Step.Wait(key, maybe(word()), timeout());
            case 13 ->
                one(List.of(
                        new Step.HttpRequest(key, request(), Map.of("b", "/b"), maybe(key())),
                        new Step.HandOver(key, wording()),
                        new Step.LlmReply(
                                key, texts(), maybe(text()), maybe(word()), random.nextBoolean(), maybe(word())),
                        money(key),
                        new Step.MediaGeneration(key, "m", texts())));
            default -> new Step.End(key);
        };
    }

    private Step money(String key) {
        return one(List.of(
                new Step.Balance(key, Currency.RUB, wording()),
                new Step.Statement(key, Currency.XTR, one(List.of(Step.Page.values())), wording()),
                new Step.PromoCode(key, Currency.RUB, text(), wording(), maybe(key())),
                new Step.TopUp(
                        key,
                        Currency.RUB,
                        expression(),
                        Expression.parse("100"),
                        texts(),
                        texts(),
                        wording(),
                        maybe(timeout())),
                new Step.BankTransfer(key, Currency.RUB, expression(), wording(), maybe(key())),
                new Step.Receipt(key, Currency.RUB, word(), wording(), maybe(key())),
                new Step.Pay(key, Currency.RUB, expression(), texts(), wording(), maybe(key()))));
    }

    private Trigger trigger() {
        return one(List.of(
                new Trigger.Command("start"),
                new Trigger.Command("help"),
                new Trigger.DeepLink(word()),
                new Trigger.Phrase(word()),
                new Trigger.Pattern(Regex.of("[a-z]+|имя")),
                new Trigger.Event(word()),
                new Trigger.Never(),
                new Trigger.AnyMessage()));
    }

    private ExpectedAnswer wanted() {
        return one(List.of(
                new ExpectedAnswer.AnyText(1, 100, Optional.empty()),
                new ExpectedAnswer.Number(Optional.empty(), Optional.of(BigDecimal.TEN), random.nextBoolean()),
                new ExpectedAnswer.Day(Optional.empty(), Optional.empty()),
                new ExpectedAnswer.Phone(),
                new ExpectedAnswer.Email(),
                new ExpectedAnswer.Choice(List.of(
                        new ExpectedAnswer.Option(texts(), word()), new ExpectedAnswer.Option(texts(), word()))),
                new ExpectedAnswer.Contact(),
                new ExpectedAnswer.Place(),
                new ExpectedAnswer.File(Set.of(FileKind.PHOTO), 100),
                new ExpectedAnswer.Rating(1, 5)));
    }

    private Input given() {
        return one(List.of(
                new Input.SharedContact(text(), random.nextBoolean()),
                new Input.SharedPlace(random.nextDouble() * 500, Double.NaN),
                new Input.Sent(one(List.of(FileKind.values())), text(), text(), random.nextLong())));
    }

    private String tapped(Conversation now) {
        return random.nextInt(4) == 0 ? text() : new TapData(ticket(now), random.nextInt(3)).written();
    }

    /// Mostly the one that is waited for.
    private long ticket(Conversation now) {
        return random.nextInt(4) == 0
                ? random.nextInt(20)
                : now.waiting().map(Conversation.Waiting::ticket).orElse(0L);
    }

    private Step.Insistence insistence() {
        return new Step.Insistence(texts(), maybe(random.nextInt(3)), maybe(key()));
    }

    private Step.Timeout timeout() {
        return new Step.Timeout(Duration.ofSeconds(random.nextInt(100)), maybe(key()));
    }

    private Step.Request request() {
        return new Step.Request("POST", "https://{a}/" + word(), Map.of("X", text()), maybe(text()));
    }

    private List<Step.Medium> media() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(place -> new Step.Medium(FileKind.PHOTO, text()))
                .toList();
    }

    private Step.Wording wording() {
        return new Step.Wording(texts(), one(List.of(Step.Format.values())));
    }

    private Expression expression() {
        return Expression.parse(
                one(List.of("a > 1", "a + имя", "is_set(b)", "not (a = 1)", "a / 0", "'x' + 1", "150", "balance - 1")));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private String key() {
        return "step-" + random.nextInt(8);
    }

    private Text texts() {
        return one(List.of(
                new Text(Map.of("en", text(), "ru", text())), new Text(Map.of("de", text())), new Text(Map.of())));
    }

    private String text() {
        return switch (random.nextInt(9)) {
            case 0 -> "{a}".repeat(random.nextInt(1, 400));
            case 1 -> "😀".repeat(random.nextInt(1, 6_000));
            case 2 -> "\uD83D";
            case 3 -> "$1\\{имя}%s{a, plural, one {#} other {x}}";
            case 4 -> word();
            default -> word() + " " + word();
        };
    }

    private String word() {
        return one(List.of(
                "a",
                "b",
                "имя",
                "start",
                "help",
                "ДА",
                "1",
                "2.5",
                "",
                " ",
                "{a}",
                "{имя}{a}",
                "cancel",
                "back",
                "repeat",
                "operator",
                "/"));
    }
}
