package dev.beseda.bot.engine;

import dev.beseda.bot.engine.speech.Phrases;
import dev.beseda.bot.engine.speech.Speech;
import dev.beseda.bot.engine.texts.Template;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent.Bill;
import dev.beseda.bot.engine.turns.EngineEvent.Paid;
import dev.beseda.bot.engine.turns.EngineEvent.PaymentDecided;
import dev.beseda.bot.engine.turns.EngineEvent.WantsToPay;
import dev.beseda.bot.engine.turns.LedgerRequest;
import dev.beseda.bot.engine.turns.Turn;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.walk.StarsInvoice;
import dev.beseda.contracts.billing.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// How bots are paid: in Telegram Stars, and by bank transfer.
final class Payments {
    /// No wait has this ticket: whoever pays an invoice that was sent to somebody else waits for nothing.
    private static final long NOBODYS = 0;

    private Payments() {}

    /// Nobody else need be asked whether an invoice of the bot may be paid: what comes in can always be booked. Without
    /// an answer the person would wait for ten seconds, and then not know why.
    static Turn asked(TurnContext context, WantsToPay wants) {
        var answer = StarsInvoice.of(wants.bill())
                .<Effect>map(invoice -> new Effect.AcceptPayment(wants.query()))
                .orElseGet(() -> new Effect.RefusePayment(wants.query(), context.in(Phrases.NO_SUCH_INVOICE)));
        return new Turn(context.now(), List.of(answer));
    }

    /// The money is here, whatever became of the conversation: it is booked, and a wait for it goes on with the answer
    /// of the ledger.
    static Turn paid(TurnContext context, Paid paid) {
        var invoice = StarsInvoice.of(paid.bill());
        if (invoice.isEmpty() && !isPaidInStars(paid.bill())) {
            return new Turn(context.now(), List.of());
        }
        long ticket = invoice.filter(known -> known.person().equals(context.person()))
                .map(StarsInvoice::ticket)
                .orElse(NOBODYS);
        var speech = new Speech(context);
        speech.put(new Effect.AskLedger(ticket, topUp(context, paid, invoice)));
        if (!Interruptions.awaits(context.now(), ticket)) {
            speech.say(Phrases.PAYMENT_CAME, context.now());
        }
        return new Turn(context.now(), speech.effects());
    }

    /// The event that begins a scenario about it, such as `payment_confirmed`.
    static String event(PaymentDecided decided) {
        return "payment_" + decided.decision();
    }

    /// Whoever has paid hears what became of it, also where no scenario says it.
    static Turn decided(TurnContext context, PaymentDecided decided) {
        var told = new HashMap<>(decided.values());
        told.put("decision", new Value.Text(decided.decision()));
        var text = Template.fill(
                context.in(Phrases.PAYMENT_DECIDED), told, context.now().language());
        return new Turn(context.now().remembering(decided.values()), List.of(new Effect.Say(text)));
    }

    /// Stars that nobody here asked for are the person's all the same.
    private static LedgerRequest topUp(TurnContext context, Paid paid, Optional<StarsInvoice> invoice) {
        var subject = context.in(Phrases.TOP_UP_WITH_STARS);
        return invoice.map(known -> new LedgerRequest.TopUp(known.currency(), known.amount(), paid.charge(), subject))
                .orElseGet(
                        () -> new LedgerRequest.TopUp(Currency.XTR, paid.bill().total(), paid.charge(), subject));
    }

    private static boolean isPaidInStars(Bill bill) {
        return bill.isInStars() && bill.total() > 0;
    }
}
