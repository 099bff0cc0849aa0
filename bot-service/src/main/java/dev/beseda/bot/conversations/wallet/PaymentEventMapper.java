package dev.beseda.bot.conversations.wallet;

import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.LedgerAnswer;
import dev.beseda.bot.engine.values.Amounts;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.walk.WalletVariables;
import dev.beseda.contracts.payments.PaymentEvent;
import dev.beseda.contracts.payments.PaymentEvent.PaymentAsked;
import dev.beseda.contracts.payments.PaymentEvent.PaymentDecided;
import dev.beseda.contracts.payments.PaymentEvent.PaymentRefused;
import dev.beseda.contracts.payments.PaymentEvent.ReceiptShown;
import dev.beseda.kit.text.WireName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the engine hears of an event of payments.
final class PaymentEventMapper {
    private PaymentEventMapper() {}

    static EngineEvent of(PaymentEvent event) {
        return switch (event) {
            case PaymentAsked asked ->
                answered(
                        event,
                        Optional.empty(),
                        Map.of(
                                WalletVariables.AMOUNT, money(event, asked.amount()),
                                WalletVariables.PAYMENT,
                                        new Value.Text(asked.payment().toString()),
                                WalletVariables.REFERENCE, new Value.Text(asked.reference()),
                                WalletVariables.DETAILS, new Value.Text(asked.details())));
            case ReceiptShown shown ->
                answered(event, Optional.empty(), Map.of(WalletVariables.REFERENCE, new Value.Text(shown.reference())));
            case PaymentRefused no -> answered(event, Optional.of(WireName.of(no.reason())), Map.of());
            case PaymentDecided decided ->
                new EngineEvent.PaymentDecided(
                        WireName.of(decided.decision()),
                        Map.of(
                                WalletVariables.AMOUNT,
                                money(event, decided.amount()),
                                WalletVariables.BALANCE,
                                money(event, decided.balance().available()),
                                WalletVariables.REFERENCE,
                                new Value.Text(decided.reference()),
                                WalletVariables.REASON,
                                new Value.Text(decided.reason())));
        };
    }

    private static EngineEvent answered(PaymentEvent event, Optional<String> refusal, Map<String, Value> values) {
        return new EngineEvent.LedgerAnswered(event.asker().ticket(), new LedgerAnswer(refusal, values, List.of()));
    }

    private static Value.Money money(PaymentEvent event, long amount) {
        return Amounts.of(amount, event.wallet().currency());
    }
}
