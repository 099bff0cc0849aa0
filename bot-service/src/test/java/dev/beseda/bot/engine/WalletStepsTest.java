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
import static dev.beseda.bot.engine.Scripts.said;
import static dev.beseda.bot.engine.Scripts.set;
import static dev.beseda.bot.engine.Scripts.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.LedgerAnswer;
import dev.beseda.bot.engine.turns.LedgerRequest;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Amounts;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.contracts.billing.Currency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WalletStepsTest {
    private static final Step.Wording USUAL = Step.Wording.plain(silence());

    private static Step.Balance balance(String key) {
        return new Step.Balance(key, Currency.RUB, USUAL);
    }

    private static Step.Pay pay(String amount, Optional<String> refused) {
        return new Step.Pay(
                "pay", Currency.RUB, Expression.parse(amount), english("Picture for {first_name}"), USUAL, refused);
    }

    private static EngineEvent told(long ticket, Map<String, Value> values) {
        return new EngineEvent.LedgerAnswered(ticket, new LedgerAnswer(Optional.empty(), values, List.of()));
    }

    private static EngineEvent refused(long ticket, String why, Map<String, Value> values) {
        return new EngineEvent.LedgerAnswered(ticket, new LedgerAnswer(Optional.of(why), values, List.of()));
    }

    private static Value rub(long kopecks) {
        return Amounts.of(kopecks, Currency.RUB);
    }

    private static List<LedgerRequest> asked(Talk talk) {
        return talk.effects().stream()
                .filter(Effect.AskLedger.class::isInstance)
                .map(effect -> ((Effect.AskLedger) effect).request())
                .toList();
    }

    @Test
    void whatIsInTheWalletIsAskedForAndSaidWhenItComes() {
        var talk = Talk.begun(onStart(balance("b"), message("m", "Bye")));

        assertThat(asked(talk)).containsExactly(new LedgerRequest.Balance(Currency.RUB));
        assertThat(talk.said()).isEmpty();

        talk.happens(told(talk.ticket(), Map.of("balance", rub(12_345), "bonus", rub(500))));

        assertThat(talk.said()).containsExactly("Your balance is 123.45\u00A0₽, 5\u00A0₽ of it bonus money.", "Bye");
    }

    @Test
    void anAnswerThatComesTwiceOrLateChangesNothing() {
        var talk = Talk.begun(onStart(balance("b"), question("q", "name")));
        long ticket = talk.ticket();
        talk.happens(told(ticket, Map.of("balance", rub(100), "bonus", rub(0))));

        talk.happens(told(ticket, Map.of("balance", rub(7))));

        assertThat(talk.said()).isEmpty();
        assertThat(talk.shown("balance")).isEqualTo("1\u00A0₽");
    }

    @Test
    void whateverThePersonWritesMeanwhileChangesNothing() {
        var talk = Talk.begun(onStart(balance("b"), message("m", "Bye")));

        assertThat(talk.writes("Well?").said()).isEmpty();

        talk.happens(told(talk.ticket(), Map.of("balance", rub(1), "bonus", rub(0))));
        assertThat(talk.said()).contains("Bye");
    }

    @Test
    void anAnswerThatComesWhileAnOperatorTalksIsSaidAfterwards() {
        var talk = Talk.begun(onStart(balance("b"), message("m", "Bye")));
        long ticket = talk.ticket();
        talk.happens(new EngineEvent.TakenOver());

        talk.happens(told(ticket, Map.of("balance", rub(100), "bonus", rub(0))));
        assertThat(talk.said()).isEmpty();

        talk.happens(new EngineEvent.HandedBack());
        assertThat(talk.said()).hasSize(2).last().isEqualTo("Bye");
    }

    @Test
    void anAnswerThatComesWhileAnotherScenarioRunsIsSaidWhenThatHasEnded() {
        var talk = Talk.begun(onStart(balance("b"), message("m", "Bye")), onCommand("help", question("q", "name")));
        long ticket = talk.ticket();
        talk.happens(command("help"));

        talk.happens(told(ticket, Map.of("balance", rub(100), "bonus", rub(0))));
        assertThat(talk.said()).isEmpty();

        assertThat(talk.writes("Ada").said()).hasSize(2).last().isEqualTo("Bye");
    }

    @Test
    void somethingIsPaidForWithAnAmountThatIsComputed() {
        var talk = Talk.begun(onStart(set("s", "count", "3"), pay("count * 49.90", Optional.empty())));

        assertThat(asked(talk)).containsExactly(new LedgerRequest.Pay(Currency.RUB, 14_970, "Picture for Ada"));

        talk.happens(told(talk.ticket(), Map.of("amount", rub(14_970), "balance", rub(30))));
        assertThat(talk.said()).containsExactly("Paid: 149.70\u00A0₽. Your balance is 0.30\u00A0₽.");
    }

    @Test
    void aRefusalGoesItsOwnWayAndIsKept() {
        var talk = Talk.begun(onStart(
                pay("150", Optional.of("no")),
                message("m", "Thanks"),
                new Step.End("e"),
                message("no", "{refusal}: {missing}")));

        talk.happens(refused(talk.ticket(), "insufficient_funds", Map.of("missing", rub(5_000))));

        assertThat(talk.said()).containsExactly("insufficient_funds: 50\u00A0₽");
    }

    @Test
    void aRefusalThatHasNoWayOfItsOwnIsExplained() {
        var talk = Talk.begun(onStart(pay("150", Optional.empty()), message("m", "Bye")));

        talk.happens(refused(talk.ticket(), "insufficient_funds", Map.of("missing", rub(5_000))));

        assertThat(talk.said()).containsExactly("You have 50\u00A0₽ too little.", "Bye");
    }

    @Test
    void inAGroupNobodysWalletIsAskedAbout() {
        var program = program(onStart(balance("b"), message("m", "Bye")));
        var group = new TurnContext(
                program, Map.of(), Conversation.begun("en"), Map.of("chat_id", Value.number(-5)), "7", NOON);

        var turn = Engine.decide(group, command("start"));

        assertThat(turn.effects()).noneMatch(Effect.AskLedger.class::isInstance);
        assertThat(said(turn)).containsExactly("Money is for a private chat with me.", "Bye");
    }

    @Test
    void whatNobodyCanPayIsRefusedWithoutAskingTheLedger() {
        for (var amount : List.of("0", "-5", "1 / 3", "price")) {
            var talk = Talk.begun(onStart(pay(amount, Optional.of("no")), message("no", "{refusal}")));

            assertThat(asked(talk)).isEmpty();
            assertThat(talk.said()).containsExactly("bad_amount");
        }
    }

    @Test
    void aStatementComesInPages() {
        var first = new Step.Statement("s", Currency.RUB, Step.Page.FIRST, USUAL);
        var next = new Step.Statement("n", Currency.RUB, Step.Page.NEXT, USUAL);
        var talk =
                Talk.begun(onStart(first, condition("c", "is_set(statement_next)", "n", "e"), next, new Step.End("e")));
        var line = new LedgerAnswer.Line(
                Instant.parse("2026-11-20T09:00:00Z"), Amounts.of(-15_000, Currency.RUB), "Picture");
        var more = Map.of("balance", rub(5_000), "statement_next", Value.number(899));

        talk.happens(
                new EngineEvent.LedgerAnswered(talk.ticket(), new LedgerAnswer(Optional.empty(), more, List.of(line))));

        assertThat(talk.said()).containsExactly("2026-11-20  -150\u00A0₽  Picture\n\nYour balance is 50\u00A0₽.");
        assertThat(asked(talk)).containsExactly(new LedgerRequest.Statement(Currency.RUB, OptionalLong.of(899)));
    }

    @Test
    void aBankTransferIsAskedForShownAndDecided() {
        var transfer = new Step.BankTransfer("t", Currency.RUB, Expression.parse("500"), USUAL, Optional.empty());
        var file = new Step.Question(
                "file",
                USUAL,
                new ExpectedAnswer.File(Set.of(), 1_000_000),
                Optional.of("receipt"),
                Step.Insistence.endless(),
                Optional.empty(),
                Map.of());
        var receipt = new Step.Receipt("r", Currency.RUB, "receipt", USUAL, Optional.empty());
        var payment = UUID.randomUUID();
        var talk = Talk.begun(onStart(transfer, file, receipt));
        assertThat(asked(talk)).containsExactly(new LedgerRequest.BankTransfer(Currency.RUB, 50_000));

        talk.happens(told(
                talk.ticket(),
                Map.of(
                        "amount", rub(50_000),
                        "details", new Value.Text("Bank 1"),
                        "reference", new Value.Text("B-7"),
                        "payment", new Value.Text(payment.toString()))));
        assertThat(talk.said().getFirst()).contains("500\u00A0₽", "Bank 1", "B-7");

        talk.happens(new EngineEvent.Sent(new Input.Sent(FileKind.PHOTO, "photo-1", "photo", 100)));
        assertThat(asked(talk)).containsExactly(new LedgerRequest.Receipt(Currency.RUB, payment, "photo-1"));

        talk.happens(told(talk.ticket(), Map.of("reference", new Value.Text("B-7"))));
        assertThat(talk.said().getFirst()).contains("B-7");

        var values = Map.<String, Value>of("amount", rub(50_000), "balance", rub(50_000));
        assertThat(talk.happens(new EngineEvent.PaymentDecided("confirmed", values))
                        .said())
                .containsExactly("Your transfer has come: +500\u00A0₽. Your balance is 500\u00A0₽.");
    }

    @Test
    void aScenarioMaySayWhatBecameOfABankTransfer() {
        var talk = Talk.with(on(new Trigger.Event("payment_declined"), message("m", "No: {reason}")));

        talk.happens(new EngineEvent.PaymentDecided("declined", Map.of("reason", new Value.Text("not there"))));

        assertThat(talk.said()).containsExactly("No: not there");
    }

    @Test
    void aReceiptThatIsNoFileIsRefused() {
        var receipt = new Step.Receipt("r", Currency.RUB, "receipt", USUAL, Optional.of("no"));

        assertThat(Talk.begun(onStart(receipt, message("no", "No"))).said()).containsExactly("No");
    }

    @Test
    void aPromoCodeIsRedeemedAsItWasWritten() {
        var promo = new Step.PromoCode("p", Currency.RUB, "{code}", USUAL, Optional.empty());
        var talk = Talk.begun(onStart(question("q", "code"), promo));

        talk.writes(" WELCOME ");
        assertThat(asked(talk)).containsExactly(new LedgerRequest.PromoCode(Currency.RUB, "WELCOME"));

        talk.happens(
                told(talk.ticket(), Map.of("amount", rub(10_000), "percent", Value.number(0), "balance", rub(10_000))));
        assertThat(talk.said())
                .containsExactly("The promo code gives you 100\u00A0₽ of bonus money. Your balance is 100\u00A0₽.");
    }
}
