package dev.beseda.bot.stars;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.text.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Giving Stars back: the ledger takes the amount out of the wallet first, so that nobody has both.
@ApplicationScoped
public class StarRefunds {
    private static final String LOCK =
            "select * from star_payment where workspace_id = $1 and bot_id = $2 and charge = $3 for update";
    private static final String BEGIN = """
            update star_payment set state = 'refunding', refund_id = $2, reason = $3, failure = null, attempts = 0,
                changed_at = now()
            where number = $1 returning *
            """;

    /// What Telegram gave back by itself, in an order of its own, is still to be taken out of the wallet.
    private static final String TOLD = """
            with told as (select * from unnest($1::uuid[], $2::text[], $3::uuid[]) as t (bot, charge, refund)),
            known as (
                select number, state as was, refund from star_payment
                join told on bot_id = bot and star_payment.charge = told.charge
                where state <> 'refunded' order by number for update of star_payment)
            update star_payment set state = 'refunded', due_at = null, failure = null, changed_at = now(),
                refund_id = case when was in ('paid', 'refund_failed') then refund else refund_id end
            from known where star_payment.number = known.number
            returning star_payment.*, was in ('paid', 'refund_failed') as is_foreign
            """;
    private static final String ANSWERED = """
            with answer as (
                select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as a (refund, workspace, refusal)),
            changed as (
                update star_payment set is_debited = refusal is null, failure = refusal, changed_at = now(),
                    state = case when refusal is not null and state = 'refunding' then 'refund_failed' else state end,
                    due_at = case when refusal is null and state = 'refunding' then now() end
                from answer
                where refund_id = refund and workspace_id = workspace and not is_debited
                    and state in ('refunding', 'refunded')
                returning star_payment.*)
            insert into star_difference (workspace_id, bot_id, charge, kind, stars_here, stars_there)
            select workspace_id, bot_id, charge, 'not_debited', 0, stars from changed
            where state = 'refunded' and not is_debited
            on conflict do nothing
            """;

    private final Outbox outbox;

    StarRefunds(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Which payment is to be given back, and in which request.
    record Wanted(UUID workspace, StarPayment.Key payment, UUID request, String reason) {
        UUID id() {
            return named("stars-refund:%s:%s:%s".formatted(payment.bot(), payment.charge(), request));
        }
    }

    /// The same request again changes nothing.
    Uni<StarPaymentView> begin(Transaction transaction, Wanted wanted) {
        var payment = wanted.payment();
        return transaction
                .run(LOCK, Tuple.of(wanted.workspace(), payment.bot(), payment.charge()))
                .map(StarRefunds::first)
                .chain(found -> found.map(row -> begin(transaction, wanted, row))
                        .orElseThrow(() -> new NotFound("payment", payment.charge())));
    }

    private Uni<StarPaymentView> begin(Transaction transaction, Wanted wanted, Row now) {
        if (wanted.id().equals(now.getUUID("refund_id"))) {
            return Uni.createFrom().item(StarPayments.view(now));
        }
        if (!List.of("paid", "refund_failed").contains(now.getString("state"))) {
            throw new Conflict(
                    "refund-begun",
                    "The refund of %s was begun already: it is %s"
                            .formatted(now.getString("charge"), now.getString("state")));
        }
        return transaction
                .run(BEGIN, Tuple.of(now.getLong("number"), wanted.id(), wanted.reason()))
                .map(rows -> first(rows).orElseThrow())
                .call(begun -> outbox.put(transaction, List.of(order(begun))))
                .map(StarPayments::view);
    }

    /// Telegram has told that these were given back, by whomever.
    public Uni<Void> told(Transaction transaction, Collection<StarPayment.Key> refunded) {
        if (refunded.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(refunded)
                .uuids(StarPayment.Key::bot)
                .texts(StarPayment.Key::charge)
                .uuids(key -> named("stars-refund:%s:%s:telegram".formatted(key.bot(), key.charge())));
        return transaction
                .run(TOLD, columns.tuple())
                .map(rows -> Rows.stream(rows)
                        .filter(row -> row.getBoolean("is_foreign"))
                        .map(StarRefunds::order)
                        .toList())
                .chain(orders -> outbox.put(transaction, orders));
    }

    /// What the ledger has answered; answers to anything else change nothing.
    public Uni<Void> answered(Transaction transaction, Collection<BillingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(events)
                .uuids(BillingEvent::command)
                .uuids(event -> event.wallet().workspace())
                .texts(StarRefunds::refusal);
        return transaction.run(ANSWERED, columns.tuple()).replaceWithVoid();
    }

    private static @Nullable String refusal(BillingEvent event) {
        return event instanceof BillingEvent.CommandRefused refused ? refused.sentence() : null;
    }

    private static OutgoingMessage order(Row row) {
        return message(new BillingCommand.Refund(
                row.getUUID("refund_id"),
                wallet(row),
                Optional.empty(),
                row.getUUID("operation"),
                row.getLong("amount"),
                memo(row)));
    }

    /// Telegram has refused: the amount comes back into the wallet.
    static OutgoingMessage undo(Row row, UUID id) {
        return message(
                new BillingCommand.TopUp(id, wallet(row), Optional.empty(), row.getLong("amount"), "stars", memo(row)));
    }

    /// The top-up after a refund that Telegram has refused.
    static UUID undoId(UUID refund) {
        return named("stars-refund-undone:" + refund);
    }

    private static OutgoingMessage message(BillingCommand order) {
        return new OutgoingMessage(Topics.BILLING_COMMANDS, order.wallet().key(), order);
    }

    private static Wallet wallet(Row row) {
        return new Wallet(
                row.getUUID("workspace_id"),
                row.getLong("person"),
                WireName.parse(Currency.class, row.getString("currency")));
    }

    private static Memo memo(Row row) {
        return new Memo("Telegram Stars " + row.getString("charge"), Optional.of(row.getUUID("bot_id")));
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return Rows.stream(rows).findFirst();
    }

    private static UUID named(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8));
    }
}
