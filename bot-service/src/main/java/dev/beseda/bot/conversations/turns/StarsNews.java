package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.LedgerRequest;
import dev.beseda.bot.stars.StarPayment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a batch has heard of Stars that were paid or given back, to be kept.
final class StarsNews {
    private final List<StarPayment> paid = new ArrayList<>();
    private final List<StarPayment.Key> refunded = new ArrayList<>();

    List<StarPayment> paid() {
        return paid;
    }

    List<StarPayment.Key> refunded() {
        return refunded;
    }

    /// A payment is kept as it is ordered from the ledger.
    void hear(StoredConversation now, EngineEvent event, List<Effect> effects, Instant at) {
        if (event instanceof EngineEvent.Refunded(var charge)) {
            refunded.add(new StarPayment.Key(now.chat().bot(), charge));
        }
        if (event instanceof EngineEvent.Paid payment) {
            for (var effect : effects) {
                if (effect instanceof Effect.AskLedger(var _, LedgerRequest.TopUp topUp)) {
                    paid.add(payment(now, payment, topUp, at));
                }
            }
        }
    }

    private static StarPayment payment(
            StoredConversation now, EngineEvent.Paid payment, LedgerRequest.TopUp topUp, Instant at) {
        return new StarPayment(
                now.workspace(),
                now.chat().bot(),
                payment.charge(),
                ServiceOrders.person(now),
                payment.bill().total(),
                WalletOrder.topUpId(now.chat().bot(), payment.charge()),
                topUp.currency(),
                topUp.amount(),
                at);
    }
}
