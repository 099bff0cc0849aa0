package dev.beseda.bot.engine.walk;

import dev.beseda.bot.engine.turns.LedgerAnswer;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Under which names conversations remember what the ledger tells.
public final class WalletVariables {
    /// What can be spent, and how much of it is bonus money.
    public static final String BALANCE = "balance";

    public static final String BONUS = "bonus";

    /// What is put aside for work that is under way.
    public static final String HELD = "held";

    /// What was moved.
    public static final String AMOUNT = "amount";

    /// Of a promo code that adds to the next top-up; else 0.
    public static final String PERCENT = "percent";

    /// Why nothing was moved, in one word, and how much the wallet has too little.
    public static final String REFUSAL = "refusal";

    public static final String MISSING = "missing";

    /// The lines of a statement, and where its next page begins: nothing, if there is none.
    public static final String STATEMENT = "statement";

    public static final String STATEMENT_NEXT = "statement_next";

    /// Of a bank transfer: its id, what is written beside it, where to pay, and what whoever decided said about it.
    public static final String PAYMENT = "payment";

    public static final String REFERENCE = "reference";

    public static final String DETAILS = "details";

    public static final String REASON = "reason";

    public static final Set<String> ALL = Set.of(
            BALANCE,
            BONUS,
            HELD,
            AMOUNT,
            PERCENT,
            REFUSAL,
            MISSING,
            STATEMENT,
            STATEMENT_NEXT,
            PAYMENT,
            REFERENCE,
            DETAILS,
            REASON);

    private WalletVariables() {}

    /// What is remembered of an answer, in the language of the person.
    public static Map<String, Value> of(TurnContext context, LedgerAnswer answer) {
        var values = new HashMap<>(answer.values());
        values.put(REFUSAL, new Value.Text(answer.refusal().orElse("")));
        if (!answer.lines().isEmpty() || values.containsKey(STATEMENT_NEXT)) {
            values.put(STATEMENT, new Value.Text(statement(context, answer)));
        }
        return values;
    }

    private static String statement(TurnContext context, LedgerAnswer answer) {
        return answer.lines().stream().map(line -> line(context, line)).collect(Collectors.joining("\n"));
    }

    private static String line(TurnContext context, LedgerAnswer.Line line) {
        var language = context.now().language();
        var day = new Value.Day(line.at().atZone(context.time().getZone()).toLocalDate());
        var sign = line.amount().amount().signum() > 0 ? "+" : "";
        return "%s  %s%s  %s"
                .formatted(day.shown(language), sign, line.amount().shown(language), line.subject())
                .strip();
    }
}
