package dev.beseda.billing.promos.api;

import dev.beseda.billing.promos.PromoRows;
import dev.beseda.billing.promos.rules.Promo;
import dev.beseda.billing.promos.rules.Promo.Availability;
import dev.beseda.billing.promos.rules.Promo.Gift.Amount;
import dev.beseda.billing.promos.rules.Promo.Gift.Percent;
import dev.beseda.billing.promos.rules.PromoCode;
import dev.beseda.kit.postgres.ReadPool;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps promo codes for their owners. A code of another workspace does not exist.
@ApplicationScoped
class PromoRecords {
    private static final int MOST = 1_000;
    private static final UUID LOWEST = new UUID(0, 0);

    private static final String PAGE = "select * from promo where workspace_id = $1 and id > $2 order by id limit $3";
    private static final String GET = "select * from promo where workspace_id = $1 and code = any($2) order by id";
    private static final String LOCK = GET + " for update";
    private static final String COUNT = "select count(*) as promos from promo where workspace_id = $1";

    private static final String ADD = """
            insert into promo (id, workspace_id, code, currency, amount, percent, most, lifetime_seconds, condition,
                memo, begins_at, ends_at, total_limit, person_limit)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::integer[],
                $7::bigint[], $8::integer[], $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[],
                $13::bigint[], $14::integer[])
            on conflict (workspace_id, code) do nothing
            """;

    private static final String CHANGE = """
            update promo set active = $2, begins_at = $3, ends_at = $4, total_limit = $5, person_limit = $6
            where id = $1
            """;

    private static final String DELETE = "delete from promo where id = $1";

    private final Transactions transactions;
    private final ReadPool reads;

    PromoRecords(Transactions transactions, ReadPool reads) {
        this.transactions = transactions;
        this.reads = reads;
    }

    /// The oldest first.
    Uni<Page<Promo>> page(UUID workspace, PageRequest wanted) {
        return reads.run(PAGE, Tuple.of(workspace, wanted.after().orElse(LOWEST), wanted.rows()))
                .map(rows -> Page.of(
                        PromoRows.promos(rows),
                        wanted.size(),
                        promo -> promo.id().toString()));
    }

    Uni<Promo> get(UUID workspace, String code) {
        return reads.run(GET, names(workspace, List.of(name(code)))).map(rows -> only(PromoRows.promos(rows), code));
    }

    /// Fails with [Conflict] when there is one with this code.
    Uni<Void> add(Promo promo) {
        return transactions
                .in(transaction -> insert(transaction, List.of(promo)).invoke(added -> {
                    if (added == 0) {
                        throw new Conflict("code-taken", "There is a promo code %s already".formatted(promo.code()));
                    }
                }))
                .replaceWithVoid();
    }

    /// Those that there are already stay as they are; the answer is how they stand.
    Uni<List<Promo>> addMissing(UUID workspace, List<Promo> promos) {
        var codes = promos.stream().map(Promo::code).toList();
        return transactions.in(transaction -> insert(transaction, promos)
                .chain(() -> transaction.run(GET, names(workspace, codes)))
                .map(PromoRows::promos));
    }

    Uni<Promo> change(UUID workspace, String code, Availability wanted, IfMatch expected) {
        return transactions.in(transaction -> locked(transaction, workspace, code, expected)
                .invoke(promo -> mustFit(promo, wanted))
                .call(promo -> transaction.run(CHANGE, values(promo.id(), wanted)))
                .map(promo -> promo.with(wanted)));
    }

    /// Fails with [Conflict] when it was ever used: the book of money speaks of it then.
    Uni<Promo> delete(UUID workspace, String code, IfMatch expected) {
        return transactions.in(transaction -> locked(transaction, workspace, code, expected)
                .invoke(PromoRecords::mustBeUnused)
                .call(promo -> transaction.run(DELETE, Tuple.of(promo.id()))));
    }

    private Uni<Promo> locked(Transaction transaction, UUID workspace, String code, IfMatch expected) {
        return transaction
                .run(LOCK, names(workspace, List.of(name(code))))
                .map(rows -> only(PromoRows.promos(rows), code))
                .invoke(promo -> expected.check(PromoView.of(promo)));
    }

    private static Uni<Integer> insert(Transaction transaction, List<Promo> promos) {
        var workspace = promos.getFirst().workspace();
        return transaction
                .run(COUNT, Tuple.of(workspace))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong("promos") + promos.size() > MOST) {
                        throw new Conflict(
                                "too-many-promos",
                                "A workspace may have %d promo codes: delete those that nobody used".formatted(MOST));
                    }
                })
                .chain(() -> transaction.run(ADD, columns(promos)))
                .map(added -> added.rowCount());
    }

    private static Tuple columns(List<Promo> promos) {
        return UnnestColumns.of(promos)
                .uuids(Promo::id)
                .uuids(Promo::workspace)
                .texts(Promo::code)
                .texts(promo -> WireName.of(promo.currency()))
                .longs(promo -> promo.gift() instanceof Amount gift ? Long.valueOf(gift.amount()) : null)
                .integers(promo -> promo.gift() instanceof Percent gift ? Integer.valueOf(gift.percent()) : null)
                .longs(promo -> promo.gift() instanceof Percent gift ? number(gift.most()) : null)
                .integers(promo -> promo.lifetime()
                        .map(lifetime -> Math.toIntExact(lifetime.toSeconds()))
                        .orElse(null))
                .texts(promo -> WireName.of(promo.condition()))
                .texts(Promo::memo)
                .instants(promo -> promo.availability().from().orElse(null))
                .instants(promo -> promo.availability().until().orElse(null))
                .longs(promo -> number(promo.availability().totalLimit()))
                .integers(promo -> promo.availability().personLimit())
                .tuple();
    }

    private static Tuple values(UUID id, Availability wanted) {
        return Tuple.tuple()
                .addUUID(id)
                .addBoolean(wanted.active())
                .addValue(wanted.from().map(PromoRecords::time).orElse(null))
                .addValue(wanted.until().map(PromoRecords::time).orElse(null))
                .addValue(number(wanted.totalLimit()))
                .addInteger(wanted.personLimit());
    }

    /// The database would refuse it, too.
    private static void mustFit(Promo promo, Availability wanted) {
        if (wanted.totalLimit().orElse(Long.MAX_VALUE) < promo.uses()) {
            throw new BadField(
                    "total_limit",
                    "must be at least %d, as often as it was used; to end it, switch it off".formatted(promo.uses()));
        }
    }

    private static void mustBeUnused(Promo promo) {
        if (promo.uses() > 0) {
            throw new Conflict(
                    "promo-used",
                    "The promo code %s was used and stays in the book: switch it off with active: false"
                            .formatted(promo.code()));
        }
    }

    /// What can't be a code is looked for as well, and not found.
    private static String name(String code) {
        return PromoCode.parse(code).orElse("");
    }

    private static Tuple names(UUID workspace, List<String> codes) {
        return Tuple.of(workspace, codes.toArray(String[]::new));
    }

    private static Promo only(List<Promo> found, String code) {
        return found.stream().findFirst().orElseThrow(() -> new NotFound("promo code", code));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }
}
