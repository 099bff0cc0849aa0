package dev.beseda.bot.conversations.requests;

import dev.beseda.bot.engine.Effect;
import dev.beseda.bot.engine.Step;
import dev.beseda.kit.Ids;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.Columns;
import dev.beseda.kit.postgres.Outages;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where requests are kept until their answer has been told.
@ApplicationScoped
public class HttpJobs {
    /// Where all replicas hear of new requests.
    static final String CHANNEL = "beseda_http_request";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private static final String PUT = """
            with told as (select pg_notify('%s', ''))
            insert into http_request (id, conversation_id, bot_id, ticket, request)
            select id, conversation, bot, ticket, request::jsonb
            from told, unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[])
                as fresh (id, conversation, bot, ticket, request)
            """.formatted(CHANNEL);

    /// Takes the oldest of each bot that is switched on, as many as it may still have under way.
    private static final String LEASE = """
            update http_request
            set leased_until = now() + make_interval(secs => $1), attempts = attempts + 1, leased_by = $4
            where id in (
                select id from http_request where id in (
                    select free.id
                    from (select distinct bot_id from http_request where leased_until < now()) as asking
                        join bot on bot.id = asking.bot_id and is_active
                        cross join lateral (
                            select id from http_request
                            where bot_id = asking.bot_id and leased_until < now()
                            order by id
                            limit greatest(0, $2 - (
                                select count(*) from http_request
                                where bot_id = asking.bot_id and leased_until >= now()))) as free
                    order by free.id limit $3)
                and leased_until < now()
                for update skip locked)
            returning id, conversation_id, bot_id, ticket, request, attempts
            """;

    /// What a take has got whose answer was lost.
    private static final String HELD = """
            select id, conversation_id, bot_id, ticket, request, attempts from http_request
            where leased_by = $1 and leased_until >= now()
            """;

    /// What this release can't read is left to another one, and counts as not made.
    private static final String LEAVE =
            "update http_request set attempts = attempts - 1 where id = any($1::uuid[]) and leased_by = $2";

    /// Whoever holds the last lease may tell of the answer, and only once. A bot that was switched off meanwhile would
    /// not hear it: the request waits until it is on again, as if it had not been made. The bot's row is locked, so
    /// that it stays on until it has heard.
    private static final String END = """
            with listening as (
                select from bot where is_active and id = (select bot_id from http_request where id = $1) for share),
            ended as (
                delete from http_request where id = $1 and leased_by = $2 and exists (select from listening)
                returning id),
            waiting as (
                update http_request set leased_until = '-infinity', attempts = attempts - 1, leased_by = null
                where id = $1 and leased_by = $2 and not exists (select from listening))
            select id from ended
            """;

    private final Transactions transactions;

    HttpJobs(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A request that is ours to make, for as long as the take that got it was the last.
    record Lease(HttpJob job, int attempts, UUID take) {}

    public Uni<Void> put(Transaction transaction, Collection<HttpJob> jobs) {
        if (jobs.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Columns.of(jobs)
                .uuids(HttpJob::id)
                .uuids(HttpJob::conversation)
                .uuids(HttpJob::bot)
                .longs(job -> job.fetch().ticket())
                .texts(job -> written(job.fetch()));
        return transaction.run(PUT, columns.tuple()).replaceWithVoid();
    }

    Uni<List<Lease>> lease(RequestsConfig config, int most) {
        var take = Ids.next();
        var wanted = Tuple.of((double) config.lease().toSeconds(), (long) config.mostOfABot(), (long) most, take);
        return transactions
                .run(LEASE, wanted)
                .onFailure(Outages::isOutage)
                .recoverWithUni(lost -> held(take, config.lease(), lost))
                .map(rows -> Rows.sort(rows, row -> lease(row, take)))
                .call(leases -> leave(leases.unreadable(), take))
                .map(Rows.Sorted::readable);
    }

    /// The take was perhaps done and only its answer lost: what it got is in nobody's hand.
    private Uni<RowSet<Row>> held(UUID take, Duration lease, Throwable lost) {
        return transactions
                .run(HELD, Tuple.of(take))
                .onFailure(Outages::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(lease.toMillis())
                .onItem()
                .transformToUni(rows -> rows.size() > 0
                        ? Uni.createFrom().item(rows)
                        : Uni.createFrom().failure(lost));
    }

    private Uni<Void> leave(List<Row> unreadable, UUID take) {
        var ids = unreadable.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : transactions.run(LEAVE, Tuple.of(ids, take)).replaceWithVoid();
    }

    /// Whether the request was still ours, and its bot hears of the answer.
    Uni<Boolean> end(Transaction transaction, Lease lease) {
        return transaction.run(END, Tuple.of(lease.job().id(), lease.take())).map(rows -> rows.size() > 0);
    }

    private static String written(Effect.Fetch fetch) {
        var request = fetch.request();
        var json = new JsonObject()
                .put("method", request.method())
                .put("url", request.url())
                .put("headers", new JsonObject(Map.copyOf(request.headers())))
                .put("saves", new JsonObject(Map.copyOf(fetch.saves())));
        request.body().ifPresent(body -> json.put("body", body));
        return json.encode();
    }

    private static Lease lease(Row row, UUID take) {
        return new Lease(StoredJson.byHand("request", () -> job(row)), row.getInteger("attempts"), take);
    }

    private static HttpJob job(Row row) {
        var json = row.getJsonObject("request");
        var request = new Step.Request(
                json.getString("method"),
                json.getString("url"),
                texts(json.getJsonObject("headers")),
                Optional.ofNullable(json.getString("body")));
        var fetch = new Effect.Fetch(row.getLong("ticket"), request, texts(json.getJsonObject("saves")));
        return new HttpJob(row.getUUID("id"), row.getUUID("conversation_id"), row.getUUID("bot_id"), fetch);
    }

    private static Map<String, String> texts(JsonObject json) {
        return json.stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
    }

    /// The key that tells the server that a request is the same as one before.
    static String idempotencyKey(UUID conversation, long ticket) {
        return conversation + "-" + ticket;
    }
}
