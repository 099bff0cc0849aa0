package dev.beseda.bot.scenarios.rules.chats;

import dev.beseda.bot.engine.turns.LedgerAnswer;
import dev.beseda.bot.engine.turns.LedgerRequest;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.walk.WalletVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What conversation tests have the ledger say: amounts are numbers there.
final class LedgerLines {
    private static final Set<String> AMOUNTS = Set.of(
            WalletVariables.BALANCE,
            WalletVariables.BONUS,
            WalletVariables.HELD,
            WalletVariables.AMOUNT,
            WalletVariables.MISSING);

    private LedgerLines() {}

    static LedgerAnswer answer(LedgerRequest request, Map<String, Value> told) {
        var values = new HashMap<String, Value>();
        AMOUNTS.forEach(name -> values.put(name, Value.number(0)));
        values.put(WalletVariables.PERCENT, Value.number(0));
        values.putAll(told);
        values.replaceAll((name, value) -> AMOUNTS.contains(name) && value instanceof Value.Number(var number)
                ? new Value.Money(number, request.currency())
                : value);
        var refusal = Optional.ofNullable(values.remove(WalletVariables.REFUSAL))
                .map(word -> word.shown(""))
                .filter(word -> !word.isEmpty());
        return new LedgerAnswer(refusal, values, List.of());
    }
}
