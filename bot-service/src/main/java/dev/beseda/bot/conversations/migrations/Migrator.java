package dev.beseda.bot.conversations.migrations;

import dev.beseda.bot.conversations.state.Conversations;
import dev.beseda.bot.conversations.state.States;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.scenarios.programs.Programs;
import dev.beseda.kit.json.UnreadableJson;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Moves conversations to the live version of a scenario, batch by batch, so that nobody waits long for an answer.
@ApplicationScoped
class Migrator {
    private static final int BATCH = 500;
    private static final UUID LOWEST = new UUID(0, 0);

    private static final String VERSIONS = """
            select id, number, is_live, program, bot_id from version_of_scenario
            where workspace_id = $1 and scenario_id = $2 and exists (select from bot where bot.id = version_of_scenario.bot_id)
            """;
    private static final String STANDING = """
            select id, state from conversation
            where bot_id = $1 and id > $2 and jsonb_path_exists(
                state, '$.**.version ? (@ == $versions[*])', jsonb_build_object('versions', to_jsonb($3::text[])))
            order by id limit $4 for update
            """;
    private static final String SAVE = """
            update conversation set state = moved.state::jsonb
            from unnest($1::uuid[], $2::text[]) as moved (id, state) where conversation.id = moved.id
            """;

    private final Transactions transactions;

    Migrator(Transactions transactions) {
        this.transactions = transactions;
    }

    /// How many conversations went on in the live version, and how many stand where it has no such step.
    record Outcome(int moved, int stayed) {
        Outcome plus(Outcome more) {
            return new Outcome(moved + more.moved, stayed + more.stayed);
        }
    }

    private record Batch(Outcome outcome, Optional<UUID> last) {}

    private record Plan(UUID bot, Migration migration) {
        String[] versions() {
            return migration.older().keySet().stream().map(UUID::toString).toArray(String[]::new);
        }
    }

    Uni<Outcome> migrate(UUID workspace, UUID scenario, Optional<Integer> from) {
        return transactions
                .run(VERSIONS, Tuple.of(workspace, scenario))
                .map(rows -> plan(scenario, list(rows), from))
                .chain(plan -> plan.migration().older().isEmpty()
                        ? Uni.createFrom().item(new Outcome(0, 0))
                        : onwards(plan, LOWEST, new Outcome(0, 0)));
    }

    private static Plan plan(UUID scenario, List<Row> versions, Optional<Integer> from) {
        if (versions.isEmpty()) {
            throw new NotFound("scenario", scenario);
        }
        var live = versions.stream()
                .filter(row -> Boolean.TRUE.equals(row.getBoolean("is_live")))
                .findFirst()
                .orElseThrow(() -> new Conflict("nothing-live", "The scenario has no live version to move to"));
        var older = versions.stream()
                .filter(row -> !row.getBoolean("is_live"))
                .filter(row -> from.isEmpty() || from.get().equals(row.getInteger("number")))
                .collect(Collectors.toMap(
                        row -> row.getUUID("id"), row -> Programs.read(scenario, row.getUUID("id"), program(row))));
        from.filter(number -> older.isEmpty() && !number.equals(live.getInteger("number")))
                .ifPresent(number -> {
                    throw new NotFound("version", number);
                });
        var target = Programs.read(scenario, live.getUUID("id"), program(live));
        return new Plan(live.getUUID("bot_id"), new Migration(target, older));
    }

    private Uni<Outcome> onwards(Plan plan, UUID after, Outcome soFar) {
        return transactions.in(transaction -> batch(transaction, plan, after)).chain(batch -> {
            var sum = soFar.plus(batch.outcome());
            return batch.last()
                    .map(last -> onwards(plan, last, sum))
                    .orElseGet(() -> Uni.createFrom().item(sum));
        });
    }

    private static Uni<Batch> batch(Transaction transaction, Plan plan, UUID after) {
        return transaction
                .run(STANDING, Tuple.of(plan.bot(), after, plan.versions(), BATCH))
                .chain(rows -> move(transaction, plan.migration(), list(rows)));
    }

    private static Uni<Batch> move(Transaction transaction, Migration migration, List<Row> rows) {
        var moved = rows.stream().flatMap(row -> moved(migration, row).stream()).toList();
        var outcome = new Outcome(moved.size(), rows.size() - moved.size());
        var last = rows.size() < BATCH
                ? Optional.<UUID>empty()
                : Optional.of(rows.getLast().getUUID("id"));
        var ids = moved.stream().map(Moved::id).toArray(UUID[]::new);
        var states = moved.stream().map(one -> States.write(one.state())).toArray(String[]::new);
        return moved.isEmpty()
                ? Uni.createFrom().item(new Batch(outcome, last))
                : transaction.run(SAVE, Tuple.of(ids, states)).replaceWith(new Batch(outcome, last));
    }

    private record Moved(UUID id, Conversation state) {}

    /// One that this release can't read stays.
    private static Optional<Moved> moved(Migration migration, Row row) {
        try {
            return migration.of(Conversations.state(row)).map(state -> new Moved(row.getUUID("id"), state));
        } catch (UnreadableJson unknown) {
            return Optional.empty();
        }
    }

    private static String program(Row row) {
        return row.getJsonObject("program").encode();
    }

    private static List<Row> list(RowSet<Row> rows) {
        return Rows.stream(rows).toList();
    }
}
