package dev.beseda.billing.ledger;

import dev.beseda.billing.ledger.rules.Decision.Posting;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What was booked, leg by leg.
@ApplicationScoped
class Postings {
    private static final String ADD = """
            insert into posting (workspace_id, operation_id, account_id, amount, bot_id, made_at)
            select workspace_id, operation_id, account_id, amount, bot_id, $6
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::uuid[])
                as added (workspace_id, operation_id, account_id, amount, bot_id)
            """;

    /// A leg of an operation, and the bot it is about.
    record Booked(OperationId operation, Posting posting, Optional<UUID> bot) {}

    /// Adds the legs of whole operations; the database refuses what does not sum to zero.
    Uni<Void> add(Transaction transaction, List<Booked> booked, Instant now) {
        if (booked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(booked)
                .uuids(one -> one.operation().workspace())
                .uuids(one -> one.operation().id())
                .uuids(one -> one.posting().account().id())
                .longs(one -> one.posting().amount())
                .uuids(one -> one.bot().orElse(null));
        return transaction.run(ADD, columns.tuple().addValue(Times.of(now))).replaceWithVoid();
    }
}
