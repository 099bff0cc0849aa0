package dev.beseda.bot.bots.fleet;

import dev.beseda.bot.bots.BotRegistry;
import dev.beseda.bot.bots.llm.StoredLlmSettings;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.Chunks;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.secrets.ExchangeKey;
import dev.beseda.kit.secrets.SealedField;
import dev.beseda.kit.secrets.SecretCipher;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Seals anew what an older key has sealed, so that a key that rotates can go.
@ApplicationScoped
class KeyRotation {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final String OLD_KEYS = """
            select id, llm from bot
            where id > $1 and exists (
                select from jsonb_array_elements_text(llm -> 'sealed_keys') as key
                where key <> '' and not starts_with(key, $2))
            order by id limit 100 for no key update
            """;

    /// Its revision grows, so that those who use the keys take them over.
    private static final String UPDATE = """
            update bot set llm = fresh.llm::jsonb, revision = revision + 1
            from unnest($1::uuid[], $2::text[]) as fresh (id, llm) where bot.id = fresh.id
            returning bot.id, workspace_id, sealed_secret, sealed_old_secret, old_secret_until, bot.llm, revision
            """;

    private final Transactions transactions;
    private final BotRegistry registry;
    private final SecretCipher cipher;
    private final SecretCipher exchanged;

    KeyRotation(
            Transactions transactions, BotRegistry registry, SecretCipher cipher, @ExchangeKey SecretCipher exchanged) {
        this.transactions = transactions;
        this.registry = registry;
        this.cipher = cipher;
        this.exchanged = exchanged;
    }

    /// Shortly after the start, and again in case that it failed.
    @Scheduled(every = "1h", delayed = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> reseal() {
        return BotCredentials.TOKEN
                .reseal(transactions, cipher)
                .chain(() -> BotCredentials.SECRET.reseal(transactions, cipher))
                .chain(() -> BotCredentials.OLD_SECRET.reseal(transactions, cipher))
                .chain(() -> Chunks.from(LOWEST, last -> transactions.in(transaction -> keys(transaction, last))));
    }

    private Uni<Optional<UUID>> keys(Transaction transaction, UUID last) {
        var head = Base64.getEncoder().encodeToString(exchanged.head());
        return transaction.run(OLD_KEYS, Tuple.of(last, head)).chain(found -> {
            var rows = Rows.stream(found).toList();
            var next = rows.isEmpty()
                    ? Optional.<UUID>empty()
                    : Optional.of(rows.getLast().getUUID("id"));
            return write(
                            transaction,
                            rows.stream().flatMap(row -> fresh(row).stream()).toList())
                    .replaceWith(next);
        });
    }

    private record Fresh(UUID bot, String llm) {}

    private Optional<Fresh> fresh(Row row) {
        var bot = row.getUUID("id");
        var field = new SealedField(LlmSettings.SEALED_FOR, bot);
        try {
            return StoredLlmSettings.read(row.getJsonObject("llm"))
                    .map(kept -> kept.resealed(key -> exchanged.sealText(exchanged.openText(key, field), field)))
                    .map(kept -> new Fresh(bot, kept.write().encode()));
        } catch (RuntimeException unopened) {
            Log.errorf("The keys of providers of bot %s can't be opened: %s", bot, unopened.getMessage());
            return Optional.empty();
        }
    }

    private Uni<Void> write(Transaction transaction, List<Fresh> fresh) {
        var columns = UnnestColumns.of(fresh).uuids(Fresh::bot).texts(Fresh::llm);
        return fresh.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .run(UPDATE, columns.tuple())
                        .chain(changed -> registry.announce(
                                transaction, Rows.stream(changed).toList()));
    }
}
