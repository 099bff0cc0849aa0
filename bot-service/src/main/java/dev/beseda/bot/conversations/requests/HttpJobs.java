package dev.beseda.bot.conversations.requests;

import dev.beseda.bot.engine.program.SecretHeader;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.kit.jobs.JobLimits;
import dev.beseda.kit.jobs.JobTable;
import dev.beseda.kit.jobs.Jobs;
import dev.beseda.kit.jobs.Lease;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
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
    private static final String CHANNEL = "beseda_http_request";

    /// Of bots that are switched on.
    private static final JobTable TABLE = JobTable.named("http_request")
            .channel(CHANNEL)
            .lease("leased_by")
            .open("exists (select from bot where bot.id = http_request.bot_id and is_active)")
            .fair("bot_id", "asked_at")
            .columns("id, conversation_id, bot_id, ticket, request");

    private static final String PUT = """
            with told as (select pg_notify('%s', ''))
            insert into http_request (id, conversation_id, bot_id, ticket, request)
            select id, conversation, bot, ticket, request::jsonb
            from told, unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[])
                as fresh (id, conversation, bot, ticket, request)
            """.formatted(CHANNEL);

    /// A bot that was switched off meanwhile would not hear the answer. The bot's row is locked, so that it stays on
    /// until it has heard.
    private static final String END = TABLE.ifOurs("""
            , listening as (
                select id from bot where is_active and id in (
                    select bot_id from http_request where id in (select job from ours)) for share),
            ended as (
                delete from http_request using ours
                where id = ours.job and bot_id in (select id from listening) returning id)
            select ended.id is not null as is_heard from ours left join ended on ended.id = ours.job
            """);

    private final Jobs<HttpJob> jobs;

    HttpJobs(Transactions transactions, RequestsConfig config) {
        var limits = new JobLimits(config.lease(), config.mostAtOnce(), config.mostOfABot(), config.attempts());
        this.jobs = new Jobs<>(transactions, TABLE, limits, row -> StoredJson.byHand("request", () -> job(row)));
    }

    public Jobs<HttpJob> jobs() {
        return jobs;
    }

    public Uni<Void> put(Transaction transaction, Collection<HttpJob> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(wanted)
                .uuids(HttpJob::id)
                .uuids(HttpJob::conversation)
                .uuids(HttpJob::bot)
                .longs(job -> job.fetch().ticket())
                .texts(job -> written(job.fetch()));
        return transaction.run(PUT, columns.tuple()).replaceWithVoid();
    }

    /// Whether the request was still ours, and its bot hears of the answer.
    /// If the bot is switched off it waits until it is on again, as if it had not been made.
    public Uni<Boolean> end(Transaction transaction, Lease lease) {
        return jobs.end(transaction, END, List.of(lease), Tuple.tuple())
                .map(rows -> Rows.stream(rows).anyMatch(row -> row.getBoolean("is_heard")))
                .call(heard -> heard ? Uni.createFrom().voidItem() : jobs.release(transaction, List.of(lease)));
    }

    private static String written(Effect.Fetch fetch) {
        var request = fetch.request();
        var json = new JsonObject()
                .put("method", request.method())
                .put("url", request.url())
                .put("headers", new JsonObject(Map.copyOf(request.headers())))
                .put("secret_headers", secretHeaders(request))
                .put("saves", new JsonObject(Map.copyOf(fetch.saves())));
        request.body().ifPresent(body -> json.put("body", body));
        return json.encode();
    }

    private static HttpJob job(Row row) {
        var json = row.getJsonObject("request");
        var request = new Step.Request(
                json.getString("method"),
                json.getString("url"),
                texts(json.getJsonObject("headers")),
                secretHeaders(json.getJsonObject("secret_headers", new JsonObject())),
                Optional.ofNullable(json.getString("body")));
        var fetch = new Effect.Fetch(row.getLong("ticket"), request, texts(json.getJsonObject("saves")));
        return new HttpJob(row.getUUID("id"), row.getUUID("conversation_id"), row.getUUID("bot_id"), fetch);
    }

    /// Their secrets by name only.
    private static JsonObject secretHeaders(Step.Request request) {
        var json = new JsonObject();
        request.secretHeaders().forEach((name, header) -> json.put(name, header.written()));
        return json;
    }

    private static Map<String, SecretHeader> secretHeaders(JsonObject json) {
        return json.stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> SecretHeader.read((String) entry.getValue()).orElseThrow()));
    }

    private static Map<String, String> texts(JsonObject json) {
        return json.stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
    }

    /// The key that tells the server that a request is the same as one before.
    public static String idempotencyKey(UUID conversation, long ticket) {
        return conversation + "-" + ticket;
    }
}
