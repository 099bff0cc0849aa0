package dev.beseda.bot.scenarios.quotas;

import dev.beseda.bot.quotas.QuotaConfig;
import dev.beseda.bot.scenarios.quotas.DraftQuotas.Growth;
import dev.beseda.bot.scenarios.quotas.DraftQuotas.Totals;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/// Keeps how large each draft is, and refuses a change that makes a workspace, a bot or a draft larger than it may be.
@ApplicationScoped
public class Sizes {
    /// What is new has no size yet.
    private static final String MEASURE = """
            with size as (
                select scenario.id, scenario.steps as steps_before, scenario.bytes as bytes_before,
                       count(step.id) as steps,
                       octet_length(cast(scenario.tests as text))
                           + coalesce(sum(octet_length(cast(step.config as text))), 0) as bytes
                from scenario left join step on step.scenario_id = scenario.id
                where scenario.id in (:scenarios)
                group by scenario.id
            ), written as (
                update scenario set steps = size.steps, bytes = size.bytes from size where scenario.id = size.id
            )
            select count(*) filter (where bytes_before = 0),
                   cast(coalesce(sum(steps - steps_before), 0) as bigint),
                   cast(coalesce(sum(bytes - bytes_before), 0) as bigint),
                   cast(coalesce(max(bytes) filter (where bytes > bytes_before), 0) as bigint)
            from size
            """;

    private static final String OF_BOT = "where bot_id = :id";
    private static final String OF_WORKSPACE = "where workspace_id = :id and bot_id in (select id from bot)";
    private static final String TOTALS = """
            select count(*), cast(coalesce(sum(steps), 0) as bigint), cast(coalesce(sum(bytes), 0) as bigint)
            from scenario\s""";

    private static final String VERSIONS = """
            select cast(coalesce(sum(pg_column_size(program)), 0) as bigint)
            from scenario_version where bot_id = :bot
            """;

    private final DraftQuotas quotas;

    Sizes(QuotaConfig config) {
        this.quotas = new DraftQuotas(config);
    }

    /// Measures drafts of a bot that were just changed; the transaction holds the lock of the workspace.
    public Uni<Void> measure(UUID workspace, UUID bot, Collection<UUID> scenarios) {
        return scenarios.isEmpty()
                ? Uni.createFrom().voidItem()
                : growth(scenarios)
                        .call(grown -> totals(OF_BOT, bot).invoke(now -> quotas.checkBot(grown, now)))
                        .call(grown -> totals(OF_WORKSPACE, workspace).invoke(now -> quotas.checkWorkspace(grown, now)))
                        .replaceWithVoid();
    }

    /// Measures what a bot has published; the transaction holds the bot's row.
    public Uni<Void> measureVersions(UUID bot) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(VERSIONS, Long.class)
                        .setParameter("bot", bot)
                        .getSingleResult())
                .invoke(quotas::checkVersions)
                .replaceWithVoid();
    }

    private Uni<Growth> growth(Collection<UUID> scenarios) {
        return Panache.getSession()
                .call(session -> session.flush())
                .chain(session -> session.createNativeQuery(MEASURE, Object[].class)
                        .setParameter("scenarios", scenarios)
                        .getSingleResult())
                .map(row -> new Growth(number(row[0]), number(row[1]), number(row[2]), number(row[3])));
    }

    private Uni<Totals> totals(String which, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TOTALS + which, Object[].class)
                        .setParameter("id", id)
                        .getSingleResult())
                .map(row -> new Totals(number(row[0]), number(row[1]), number(row[2])));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
