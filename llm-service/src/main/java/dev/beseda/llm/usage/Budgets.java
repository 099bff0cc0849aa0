package dev.beseda.llm.usage;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.llm.usage.Spent.Writer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tokens of the day (UTC): put aside before a model is asked, settled with what it really took.
@ApplicationScoped
public class Budgets {
    private final Transactions transactions;
    private final Entries entries;
    private final UsageMeters meters;
    private final UsageConfig config;
    private final Clock clock;

    Budgets(Transactions transactions, Entries entries, UsageMeters meters, UsageConfig config, Clock clock) {
        this.transactions = transactions;
        this.entries = entries;
        this.meters = meters;
        this.config = config;
        this.clock = clock;
    }

    /// Whether `tokens` could be put aside for this reply; asked again for the same reply, the answer stays. Where
    /// there is no limit nothing is put aside, and no database is asked.
    public Uni<Boolean> reserve(UUID reply, Talk talk, LlmSettings.Limits limits, long tokens) {
        if (limits.tokensPerPersonAndDay().isEmpty() && limits.tokensPerDay().isEmpty()) {
            return Uni.createFrom().item(true);
        }
        var values = Tuple.of(reply, talk.bot(), talk.person(), today(), tokens)
                .addValue(limit(limits.tokensPerPersonAndDay()))
                .addValue(limit(limits.tokensPerDay()))
                .addValue(OffsetDateTime.ofInstant(clock.instant().plus(config.reservationLifetime()), ZoneOffset.UTC));
        return transactions
                .run(Allowances.RESERVE, values)
                .map(rows -> rows.iterator().next().getBoolean("granted"))
                .invoke(granted -> {
                    if (!granted) {
                        meters.budgetRefused();
                    }
                });
    }

    /// Books what was really used, and gives back the rest, in the transaction that ends the replies.
    public Uni<Void> settle(Transaction transaction, List<Spent> spent) {
        if (spent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        transaction.afterCommit(() -> spent.forEach(meters::spent));
        var values = UnnestColumns.of(spent)
                .uuids(Spent::reply)
                .uuids(each -> each.talk().bot())
                .longs(each -> each.talk().person())
                .longs(Budgets::tokens)
                .tuple()
                .addValue(today());
        return Transaction.inARow(List.of(
                transaction.run(Allowances.SETTLE, values).replaceWithVoid(),
                entries.add(transaction, spent, today())));
    }

    /// Gives back what was put aside for these replies: nothing was used.
    public Uni<Void> release(Transaction transaction, List<UUID> replies) {
        if (replies.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .run(Allowances.RELEASE, Tuple.of(replies.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static long tokens(Spent spent) {
        return spent.writer() == Writer.CACHE
                ? 0
                : spent.usage().input() + spent.usage().output();
    }

    private static @Nullable Long limit(OptionalLong limit) {
        return limit.isPresent() ? limit.getAsLong() : null;
    }
}
