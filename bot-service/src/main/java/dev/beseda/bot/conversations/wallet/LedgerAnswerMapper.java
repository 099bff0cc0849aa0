package dev.beseda.bot.conversations.wallet;

import dev.beseda.bot.engine.turns.LedgerAnswer;
import dev.beseda.bot.engine.values.Amounts;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.walk.WalletVariables;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.BalanceTold;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
import dev.beseda.contracts.billing.BillingEvent.Part;
import dev.beseda.contracts.billing.BillingEvent.PercentNoted;
import dev.beseda.contracts.billing.BillingEvent.StatementTold;
import dev.beseda.contracts.billing.BillingEvent.WalletFrozen;
import dev.beseda.kit.text.WireName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the engine hears of an event of the ledger.
final class LedgerAnswerMapper {
    private LedgerAnswerMapper() {}

    static LedgerAnswer of(BillingEvent event) {
        var refusal =
                event instanceof CommandRefused no ? Optional.of(WireName.of(no.reason())) : Optional.<String>empty();
        return new LedgerAnswer(refusal, values(event), lines(event));
    }

    private static Map<String, Value> values(BillingEvent event) {
        var values = new HashMap<String, Value>();
        values.put(WalletVariables.BALANCE, money(event, event.balance().available()));
        values.put(WalletVariables.BONUS, money(event, event.balance().bonus()));
        values.put(WalletVariables.HELD, money(event, event.balance().held()));
        values.putAll(own(event));
        return values;
    }

    private static Map<String, Value> own(BillingEvent event) {
        return switch (event) {
            case MoneyBooked booked -> moved(event, booked.parts());
            case HoldEnded ended -> moved(event, ended.parts());
            case MoneyHeld held -> Map.of(WalletVariables.AMOUNT, money(event, held.amount()));
            case PercentNoted noted ->
                Map.of(WalletVariables.AMOUNT, money(event, 0), WalletVariables.PERCENT, Value.number(noted.percent()));
            case StatementTold told ->
                Map.of(
                        WalletVariables.STATEMENT_NEXT,
                        told.before().isPresent() ? Value.number(told.before().getAsLong()) : new Value.Nothing());
            case CommandRefused no -> Map.of(WalletVariables.MISSING, money(event, no.missing()));
            case BalanceTold _, WalletFrozen _ -> Map.of();
        };
    }

    private static Map<String, Value> moved(BillingEvent event, List<Part> parts) {
        long moved = parts.stream().mapToLong(Part::amount).sum();
        return Map.of(WalletVariables.AMOUNT, money(event, Math.abs(moved)), WalletVariables.PERCENT, Value.number(0));
    }

    private static List<LedgerAnswer.Line> lines(BillingEvent event) {
        return event instanceof StatementTold told
                ? told.lines().stream()
                        .map(line -> new LedgerAnswer.Line(line.madeAt(), money(event, line.amount()), line.text()))
                        .toList()
                : List.of();
    }

    private static Value.Money money(BillingEvent event, long amount) {
        return Amounts.of(amount, event.wallet().currency());
    }
}
