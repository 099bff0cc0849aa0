package dev.beseda.billing.ledger;

import dev.beseda.billing.ledger.rules.AccountName;
import dev.beseda.billing.ledger.rules.Decision;
import dev.beseda.contracts.billing.BillingEvent.Booking;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.HoldEnding;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What was ever done with wallets, for conditions of promo codes.
@ApplicationScoped
class Histories {
    /// Of each account no more is read than up to the first posting that answers the question.
    private static final String FIND = """
            select wanted.id, moved.found is not null as has_moved_money, paid.found is not null as has_paid
            from unnest($1::uuid[]) as wanted (id)
            left join lateral (
                select true as found from account
                cross join lateral (select from posting where account_id = account.id limit 1) as line
                where account.wallet_id = wanted.id limit 1
            ) as moved on true
            left join lateral (
                select true as found from account
                cross join lateral (
                    select from posting
                    join operation on operation.workspace_id = posting.workspace_id
                        and operation.id = posting.operation_id
                    where account_id = account.id and amount < 0
                        and (answer ->> 'booking' = 'charge' or answer ->> 'ending' = 'settled')
                    limit 1
                ) as line
                where account.wallet_id = wanted.id limit 1
            ) as paid on true
            """;

    /// @param hasMovedMoney whether anything was ever booked
    /// @param hasPaid       whether anything was ever charged or settled
    record History(boolean hasMovedMoney, boolean hasPaid) {
        static final History NONE = new History(false, false);

        History after(Decision decision) {
            boolean moves = !decision.postings().isEmpty();
            return new History(hasMovedMoney || moves, hasPaid || moves && pays(decision));
        }

        private static boolean pays(Decision decision) {
            return decision.event() instanceof MoneyBooked booked && booked.booking() == Booking.CHARGE
                    || decision.event() instanceof HoldEnded ended && ended.ending() == HoldEnding.SETTLED;
        }
    }

    Uni<Map<Wallet, History>> findAll(Transaction transaction, Set<Wallet> wallets) {
        if (wallets.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var byId = wallets.stream().collect(Collectors.toMap(AccountName::walletId, Function.identity()));
        return transaction
                .run(FIND, Tuple.of(byId.keySet().toArray(UUID[]::new)))
                .map(rows -> Rows.stream(rows)
                        .collect(Collectors.toMap(
                                row -> byId.get(row.getUUID("id")),
                                row -> new History(row.getBoolean("has_moved_money"), row.getBoolean("has_paid")))));
    }
}
