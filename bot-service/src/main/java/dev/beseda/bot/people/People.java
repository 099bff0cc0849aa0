package dev.beseda.bot.people;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where people are kept, each as one bot knows them.
@ApplicationScoped
public class People {
    /// A row is written only when something about the person is new.
    private static final String SAVE = """
            insert into person as known (bot_id, telegram_id, first_name, last_name, username, language_code)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[])
            on conflict (bot_id, telegram_id) do update
            set first_name = excluded.first_name, last_name = excluded.last_name, username = excluded.username,
                language_code = excluded.language_code, changed_at = now()
            where (known.first_name, known.last_name, known.username, known.language_code)
                is distinct from (excluded.first_name, excluded.last_name, excluded.username, excluded.language_code)
            """;

    private static final String REMOVE = """
            delete from person where bot_id = $1 and telegram_id = any(array(
                select telegram_id from person where bot_id = $1 limit 1000 for update skip locked))
            """;

    private static final String LEFT = "select from person where bot_id = $1 limit 1";
    private static final String GET = """
            select bot_id, telegram_id, first_name, last_name, username, language_code
            from person join unnest($1::uuid[], $2::bigint[]) as wanted (bot, person)
                on bot_id = wanted.bot and telegram_id = wanted.person
            """;

    /// Which person, as which bot knows them.
    public record Key(UUID bot, long telegramId) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bots = bot.compareTo(other.bot);
            return bots == 0 ? Long.compare(telegramId, other.telegramId) : bots;
        }
    }

    /// A person who was seen by a bot.
    public record Seen(UUID bot, Person person) {
        private Key key() {
            return new Key(bot, person.telegramId());
        }
    }

    /// Keeps how the people look now; of several sights of one person the last counts. Their rows are locked in one
    /// order, so that two batches never wait for each other.
    public Uni<Void> save(Transaction transaction, Collection<Seen> seen) {
        if (seen.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<Key, Seen> latest = new TreeMap<>();
        seen.forEach(sight -> latest.put(sight.key(), sight));
        var columns = UnnestColumns.of(latest.values())
                .uuids(Seen::bot)
                .longs(sight -> sight.person().telegramId())
                .texts(sight -> sight.person().firstName())
                .texts(sight -> sight.person().lastName().orElse(null))
                .texts(sight -> sight.person().username().orElse(null))
                .texts(sight -> sight.person().language().orElse(null));
        return transaction.run(SAVE, columns.tuple()).replaceWithVoid();
    }

    /// Forgets some of those a bot knows; how many.
    public Uni<Integer> removeOf(Transaction transaction, UUID bot) {
        return transaction.run(REMOVE, Tuple.of(bot)).map(RowSet::rowCount);
    }

    /// Whether something is left of the bot, held by somebody perhaps.
    public Uni<Boolean> isLeftOf(Transaction transaction, UUID bot) {
        return transaction.run(LEFT, Tuple.of(bot)).map(rows -> rows.size() > 0);
    }

    /// The people who are known.
    public Uni<Map<Key, Person>> get(Transaction transaction, Collection<Key> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var columns = UnnestColumns.of(Set.copyOf(wanted)).uuids(Key::bot).longs(Key::telegramId);
        return transaction
                .run(GET, columns.tuple())
                .map(rows -> Rows.stream(rows)
                        .collect(Collectors.toMap(
                                row -> new Key(row.getUUID("bot_id"), row.getLong("telegram_id")), People::person)));
    }

    private static Person person(Row row) {
        return new Person(
                row.getLong("telegram_id"),
                row.getString("first_name"),
                Optional.ofNullable(row.getString("last_name")),
                Optional.ofNullable(row.getString("username")),
                Optional.ofNullable(row.getString("language_code")));
    }
}
