package dev.beseda.bot.people;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Forgets people who have no conversation any more. Who talks in groups stays as long as the bot is in one.
@ApplicationScoped
public class PersonRemoval {
    /// Comes before everybody.
    public static final People.Key FIRST = new People.Key(new UUID(0, 0), Long.MIN_VALUE);

    private static final int CHUNK = 1_000;

    private static final String FORGET = """
            with chunk as (
                select bot_id, telegram_id, changed_at from person
                where (bot_id, telegram_id) > ($1::uuid, $2::bigint)
                order by bot_id, telegram_id limit %d),
            gone as (
                delete from person using chunk join bot on bot.id = chunk.bot_id
                    left join retention_days using (workspace_id)
                where person.bot_id = chunk.bot_id and person.telegram_id = chunk.telegram_id
                  and chunk.changed_at < now() - make_interval(days => coalesce(days, $3::int))
                  and not exists (
                      select from chat
                      where chat.bot_id = chunk.bot_id and (chat.chat_id = chunk.telegram_id or chat.chat_id < 0))
                returning person.bot_id)
            select bot_id, telegram_id, (select count(*)::int from gone) as gone, (select count(*)::int from chunk) as seen
            from chunk order by bot_id desc, telegram_id desc limit 1
            """.formatted(CHUNK);

    private final Transactions transactions;

    PersonRemoval(Transactions transactions) {
        this.transactions = transactions;
    }

    /// How many were forgotten, and after whom to go on, if there are more.
    public record Forgotten(int people, Optional<People.Key> next) {}

    /// Looks at the next people after one, and forgets those who have been silent for so many days, or as many as
    /// their workspace says.
    public Uni<Forgotten> forget(People.Key after, int days) {
        return transactions
                .run(FORGET, Tuple.of(after.bot(), after.telegramId(), days))
                .map(rows -> forgotten(Rows.stream(rows).toList()));
    }

    private static Forgotten forgotten(List<Row> last) {
        return last.stream()
                .findFirst()
                .map(row -> new Forgotten(row.getInteger("gone"), next(row)))
                .orElseGet(() -> new Forgotten(0, Optional.empty()));
    }

    private static Optional<People.Key> next(Row row) {
        return row.getInteger("seen") == CHUNK
                ? Optional.of(new People.Key(row.getUUID("bot_id"), row.getLong("telegram_id")))
                : Optional.empty();
    }
}
