package dev.beseda.llm.usage;

import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.usage.Spent.Writer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What each reply used, until it is added to its day.
@ApplicationScoped
class Entries {
    private static final int MOST_AT_ONCE = 5_000;

    private static final String ADD = """
            insert into usage_entry
                (reply, workspace_id, bot_id, day, provider, model, input, output, picodollars, writer)
            select reply, workspace_id, bot_id, $10, provider, model, input, output, picodollars, writer
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
                $8::bigint[], $9::text[])
                as spent (reply, workspace_id, bot_id, provider, model, input, output, picodollars, writer)
            """;

    /// What entries come to.
    static final String SUMS = """
            count(*) as replies, count(*) filter (where writer = 'CACHE') as cache_hits,
                count(*) filter (where writer = 'STAND_IN') as fallbacks, sum(input) as input, sum(output) as output,
                coalesce(sum(picodollars), 0) as picodollars,
                count(*) filter (where picodollars is null) as unpriced_replies""";

    /// Days are locked in one order, so that replicas that add at the same time do not wait in a circle.
    private static final String ROLL_UP = """
            with taken as (
                delete from usage_entry where ctid = any(array(
                    select ctid from usage_entry limit %d for update skip locked))
                returning *
            ), added as (
                insert into usage_day as before
                select workspace_id, bot_id, day, provider, model, %s
                from taken group by workspace_id, bot_id, day, provider, model
                order by workspace_id, day, bot_id, provider, model
                on conflict (workspace_id, day, bot_id, provider, model) do update set
                    replies = before.replies + excluded.replies,
                    cache_hits = before.cache_hits + excluded.cache_hits,
                    fallbacks = before.fallbacks + excluded.fallbacks,
                    input = before.input + excluded.input,
                    output = before.output + excluded.output,
                    picodollars = before.picodollars + excluded.picodollars,
                    unpriced_replies = before.unpriced_replies + excluded.unpriced_replies
            )
            select count(*) as taken from taken
            """.formatted(MOST_AT_ONCE, SUMS);

    private final Transactions transactions;
    private final PriceList list;

    Entries(Transactions transactions, PriceList list) {
        this.transactions = transactions;
        this.list = list;
    }

    Uni<Void> add(Transaction transaction, List<Spent> spent, LocalDate day) {
        var values = UnnestColumns.of(spent)
                .uuids(Spent::reply)
                .uuids(each -> each.talk().workspace())
                .uuids(each -> each.talk().bot())
                .texts(each -> WireName.of(each.endpoint().kind()))
                .texts(each -> each.endpoint().model())
                .longs(each -> input(each))
                .longs(each -> output(each))
                .longs(this::picodollars)
                .texts(each -> each.writer().name())
                .tuple()
                .addValue(day);
        return transaction.run(ADD, values).replaceWithVoid();
    }

    /// Adds entries to their days, as many as there are.
    Uni<Void> rollUp() {
        return transactions
                .run(ROLL_UP, Tuple.tuple())
                .map(rows -> rows.iterator().next().getLong("taken"))
                .chain(taken -> taken < MOST_AT_ONCE ? Uni.createFrom().voidItem() : rollUp());
    }

    private static long input(Spent spent) {
        return spent.writer() == Writer.CACHE ? 0 : spent.usage().input();
    }

    private static long output(Spent spent) {
        return spent.writer() == Writer.CACHE ? 0 : spent.usage().output();
    }

    private @Nullable Long picodollars(Spent spent) {
        if (spent.writer() == Writer.CACHE) {
            return 0L;
        }
        var endpoint = spent.endpoint();
        OptionalLong cost = list.prices().picodollars(endpoint.kind(), endpoint.model(), input(spent), output(spent));
        return cost.isPresent() ? cost.getAsLong() : null;
    }
}
