package dev.beseda.bot.bots;

import dev.beseda.bot.bots.llm.StoredLlmSettings;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.bots.BotRegistered;
import dev.beseda.contracts.bots.BotRegistered.OldSecret;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells the platform and the other replicas which bots there are and how they talk,
/// within the transaction that changes them.
@ApplicationScoped
public class BotRegistry {
    private final Outbox outbox;
    private final BotNews news;
    private final BotSecrets secrets;

    BotRegistry(Outbox outbox, BotNews news, BotSecrets secrets) {
        this.outbox = outbox;
        this.news = news;
        this.secrets = secrets;
    }

    Uni<Void> announce(BotEntity bot) {
        var oldSecret = Optional.ofNullable(bot.sealedOldSecret)
                .map(secret -> secrets.secretHashOf(bot.id, secret))
                .map(old -> new OldSecret(old, Optional.ofNullable(bot.oldSecretUntil)));
        var hash = secrets.secretHashOf(bot.id, bot.sealedSecret);
        var registered = new BotRegistered(bot.id, bot.workspaceId, hash, oldSecret);
        return outbox.put(registration(bot.id, registered))
                .chain(() -> outbox.put(talking(bot.id, bot.toLlm())))
                .chain(() -> news.tell());
    }

    /// Tells of these rows, of each as if it had changed;
    /// one whose secrets can't be opened must not hold up the others.
    public Uni<Void> announce(Transaction transaction, List<Row> bots) {
        var messages = bots.stream().flatMap(this::messages).toList();
        return outbox.put(transaction, messages);
    }

    private Stream<OutgoingMessage> messages(Row bot) {
        var id = bot.getUUID("id");
        var workspace = bot.getUUID("workspace_id");
        try {
            var hash = secrets.secretHashOf(id, bot.getBuffer("sealed_secret").getBytes());
            var llm = StoredLlmSettings.read(bot.getJsonObject("llm"))
                    .orElse(StoredLlmSettings.UNSAID)
                    .toContract(id, workspace, bot.getLong("revision"));
            return Stream.of(
                    registration(id, new BotRegistered(id, workspace, hash, oldSecret(bot))), talking(id, llm));
        } catch (RuntimeException unreadable) {
            Log.errorf("Bot %s can't be announced: is BESEDA_SECRET_KEY the old one?", id);
            return Stream.empty();
        }
    }

    private Optional<OldSecret> oldSecret(Row bot) {
        var until =
                Optional.ofNullable(bot.getOffsetDateTime("old_secret_until")).map(OffsetDateTime::toInstant);
        return Optional.ofNullable(bot.getBuffer("sealed_old_secret"))
                .map(secret -> secrets.secretHashOf(bot.getUUID("id"), secret.getBytes()))
                .map(hash -> new OldSecret(hash, until));
    }

    Uni<Void> withdraw(Transaction transaction, UUID bot) {
        return outbox.put(transaction, List.of(registration(bot, null), talking(bot, null)))
                .chain(() -> news.tell(transaction));
    }

    private static OutgoingMessage registration(UUID bot, @Nullable BotRegistered registered) {
        return new OutgoingMessage(Topics.BOTS_REGISTRY, bot.toString(), registered);
    }

    private static OutgoingMessage talking(UUID bot, @Nullable LlmSettings settings) {
        return new OutgoingMessage(Topics.BOTS_LLM, bot.toString(), settings);
    }
}
