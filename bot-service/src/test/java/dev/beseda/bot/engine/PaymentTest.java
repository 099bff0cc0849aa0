package dev.beseda.bot.engine;

import static dev.beseda.bot.engine.Scripts.command;
import static dev.beseda.bot.engine.Scripts.english;
import static dev.beseda.bot.engine.Scripts.message;
import static dev.beseda.bot.engine.Scripts.onCommand;
import static dev.beseda.bot.engine.Scripts.onStart;
import static dev.beseda.bot.engine.Scripts.program;
import static dev.beseda.bot.engine.Scripts.question;
import static dev.beseda.bot.engine.Scripts.scene;
import static dev.beseda.bot.engine.Scripts.silence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.expressions.Expression;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.EngineEvent.Bill;
import dev.beseda.bot.engine.turns.LedgerAnswer;
import dev.beseda.bot.engine.turns.LedgerRequest;
import dev.beseda.bot.engine.values.Amounts;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.contracts.billing.Currency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentTest {
    private static final Bill DUE = new Bill("top_up:7:1:rub:15000:100", "XTR", 100);

    private static Step.TopUp topUp(String stars, Optional<Step.Timeout> timeout) {
        return new Step.TopUp(
                "t",
                Currency.RUB,
                Expression.parse("150"),
                Expression.parse(stars),
                english("150 roubles"),
                english("For {first_name}"),
                Step.Wording.plain(silence()),
                timeout);
    }

    private static EngineEvent booked(long ticket) {
        var values = Map.<String, Value>of(
                "amount", Amounts.of(15_000, Currency.RUB), "balance", Amounts.of(20_000, Currency.RUB));
        return new EngineEvent.LedgerAnswered(ticket, new LedgerAnswer(Optional.empty(), values, List.of()));
    }

    @Test
    void anInvoiceIsSentIsAgreedToAndWhatWasPaidIsBooked() {
        var talk = Talk.begun(onStart(topUp("100", Optional.empty()), message("m", "Bye")));
        assertThat(talk.effects())
                .containsExactly(new Effect.Invoice("150 roubles", "For Ada", "top_up:7:1:rub:15000:100", 100));

        talk.happens(new EngineEvent.WantsToPay("q", DUE));
        assertThat(talk.effects()).containsExactly(new Effect.AcceptPayment("q"));

        talk.happens(new EngineEvent.Paid("stx1", DUE));
        assertThat(talk.effects())
                .containsExactly(new Effect.AskLedger(
                        1, new LedgerRequest.TopUp(Currency.RUB, 15_000, "stx1", "Top-up with Telegram Stars")));

        talk.happens(booked(1));
        assertThat(talk.said()).containsExactly("Topped up: +150\u00A0₽. Your balance is 200\u00A0₽.", "Bye");
    }

    @Test
    void whatWasPaidIsBookedAlsoWhenNobodyWaitsForItAnyMore() {
        var talk = Talk.begun(onStart(topUp("100", Optional.empty())), onCommand("help", question("q", "name")));
        talk.happens(command("start")).happens(command("help"));

        talk.happens(new EngineEvent.Paid("stx1", DUE));

        assertThat(talk.effects()).hasAtLeastOneElementOfType(Effect.AskLedger.class);
        assertThat(talk.said()).containsExactly("Thank you, your payment is on your balance.");
        assertThat(talk.happens(booked(1)).said()).isEmpty();
    }

    @Test
    void whoPaysAnInvoiceThatWasSentToSomebodyElseGoesOnWhereTheyAre() {
        var talk = Talk.begun(onStart(question("q", "name")));
        var forwarded = new Bill("top_up:8:%d:rub:15000:100".formatted(talk.ticket()), "XTR", 100);

        talk.happens(new EngineEvent.Paid("stx1", forwarded));
        assertThat(talk.said()).containsExactly("Thank you, your payment is on your balance.");

        assertThat(talk.happens(booked(0)).said()).isEmpty();
        assertThat(talk.writes("Ada").now().variables()).containsKey("name");
    }

    @Test
    void whoHasAnInvoiceToPayIsAnsweredMeanwhile() {
        var talk = Talk.begun(onStart(topUp("100", Optional.empty()), message("m", "Bye")));

        assertThat(talk.writes("What is it for?").said()).containsExactly("Pardon?");
        assertThat(talk.happens(new EngineEvent.Paid("stx1", DUE))
                        .happens(booked(1))
                        .said())
                .contains("Bye");
    }

    @Test
    void whatWasPaidIsBookedWhileAnOperatorTalks() {
        var talk = Talk.begun(onStart(topUp("100", Optional.empty()), message("m", "Bye")));
        talk.happens(new EngineEvent.TakenOver());

        assertThat(talk.happens(new EngineEvent.Paid("stx1", DUE)).effects())
                .hasOnlyElementsOfType(Effect.AskLedger.class)
                .hasSize(1);
    }

    @Test
    void starsThatNobodyHereAskedForAreThePersonsAllTheSame() {
        var talk = Talk.begun(onStart(message("m", "Hello")));

        talk.happens(new EngineEvent.Paid("stx1", new Bill("other software", "XTR", 7)));

        assertThat(talk.effects())
                .contains(new Effect.AskLedger(
                        0, new LedgerRequest.TopUp(Currency.XTR, 7, "stx1", "Top-up with Telegram Stars")));
    }

    @Test
    void aPaymentThatDoesNotComeInTimeGoesOnElsewhere() {
        var timeout = new Step.Timeout(Duration.ofMinutes(15), Optional.of("late"));
        var talk = Talk.begun(onStart(
                topUp("100", Optional.of(timeout)),
                message("m", "Thanks"),
                new Step.End("e"),
                message("late", "{refusal}")));

        talk.happens(new EngineEvent.WokeUp(talk.ticket()));

        assertThat(talk.said()).containsExactly("timed_out");
    }

    @Test
    void anInvoiceThatNobodyCanPayIsNotSent() {
        for (var stars : List.of("0", "-1", "0.5", "100001", "price")) {
            var talk = Talk.begun(onStart(topUp(stars, Optional.empty()), message("m", "Bye")));

            assertThat(talk.effects()).noneMatch(Effect.Invoice.class::isInstance);
            assertThat(talk.said()).containsExactly("That did not work; no money was moved.", "Bye");
        }
    }

    @Test
    void whoeverPaysAnythingElseIsToldNoInTheirLanguageWhoeverTalksJustNow() {
        var russian = scene(program(onStart(question("q", "name"))), Conversation.begun("ru"));
        var withPerson = scene(program(), Conversation.begun("en").withPerson(true));

        var turn = Engine.decide(russian, new EngineEvent.WantsToPay("q1", new Bill("book", "XTR", 100)));

        assertThat(turn.effects())
                .containsExactly(new Effect.RefusePayment("q1", "Этот счёт уже не действует, деньги не списаны."));
        assertThat(turn.after()).isEqualTo(russian.now());
        for (var bill : List.of(new Bill(DUE.payload(), "XTR", 99), new Bill(DUE.payload(), "USD", 100))) {
            assertThat(Engine.decide(withPerson, new EngineEvent.WantsToPay("q2", bill))
                            .effects())
                    .containsExactly(
                            new Effect.RefusePayment("q2", "This invoice is not valid; you have not been charged."));
        }
    }
}
