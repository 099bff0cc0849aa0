package dev.beseda.bot.retention;

import dev.beseda.kit.Chunks;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Forgets people who have no conversation any more. Who talks in groups stays as long as the bot is in one.
@ApplicationScoped
class PersonCleaner {
    private static final int CHUNK = 1_000;
    private static final Key FIRST = new Key(new UUID(0, 0), Long.MIN_VALUE);

    private static final String FORGET = """
            with chunk as (
                select bot_id, telegram_id, changed_at from person
                where (bot_id, telegram_id) > ($1::uuid, $2::bigint)
                order by bot_id, telegram_id limit %d),
            gone as (
                delete from person using chunk join bot on bot.id = chunk.bot_id
                    left join workspace_retention using (workspace_id)
                where person.bot_id = chunk.bot_id and person.telegram_id = chunk.telegram_id
                  and chunk.changed_at < now() - make_interval(days => coalesce(days, $3::int))
                  and not exists (
                      select from conversation
                      where conversation.bot_id = chunk.bot_id
                        and (conversation.chat_id = chunk.telegram_id or conversation.chat_id < 0))
                returning person.bot_id)
            select bot_id, telegram_id, (select count(*)::int from gone) as gone, (select count(*)::int from chunk) as seen
            from chunk order by bot_id desc, telegram_id desc limit 1
            """.formatted(CHUNK);

    private final Transactions transactions;
    private final RetentionConfig config;
    private final Deleted deleted;

    PersonCleaner(Transactions transactions, RetentionConfig config, Deleted deleted) {
        this.transactions = transactions;
        this.config = config;
        this.deleted = deleted;
    }

    private record Key(UUID bot, long person) {
        static Key of(Row row) {
            return new Key(row.getUUID("bot_id"), row.getLong("telegram_id"));
        }
    }

    Uni<Void> clean() {
        return Chunks.from(FIRST, this::clean);
    }

    private Uni<Optional<Key>> clean(Key after) {
        return transactions
                .run(FORGET, Tuple.of(after.bot(), after.person(), config.days()))
                .map(rows -> Rows.stream(rows).findFirst())
                .invoke(last -> last.ifPresent(row -> deleted.rows("person", row.getInteger("gone"))))
                .map(last -> last.filter(row -> row.getInteger("seen") == CHUNK).map(Key::of));
    }
}
