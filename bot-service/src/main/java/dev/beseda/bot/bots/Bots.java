package dev.beseda.bot.bots;

import dev.beseda.kit.web.Absent;
import dev.beseda.kit.web.IfMatch;
import dev.beseda.kit.web.Page;
import dev.beseda.kit.web.PageRequest;
import dev.beseda.kit.web.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;

/// Where bots are kept. A bot of another workspace does not exist.
@ApplicationScoped
public class Bots implements PanacheRepositoryBase<BotEntity, UUID> {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final String ONE_TOKEN_ONE_BOT = "bot_telegram_id_key";

    private final BotSecrets secrets;

    Bots(BotSecrets secrets) {
        this.secrets = secrets;
    }

    public Uni<Bot> get(UUID workspace, UUID id) {
        return entity(workspace, id).map(BotEntity::toBot);
    }

    public Uni<BotSettings> settings(UUID workspace, UUID id) {
        return entity(workspace, id).map(BotEntity::toSettings);
    }

    public Uni<BotCredentials> credentials(UUID workspace, UUID id) {
        return entity(workspace, id).map(secrets::credentialsOf);
    }

    /// What takes leave when the bot is deleted. Where the caller has said what it has seen, the bot is silent
    /// from here on: another one who has seen the same hears that it is outdated.
    Uni<BotGone> leaving(UUID workspace, UUID id, IfMatch expected) {
        return getForChange(workspace, id)
                .invoke(bot -> expected.check(bot.toBot()))
                .invoke(bot -> {
                    if (expected.isGiven()) {
                        bot.isActive = false;
                        bot.revision++;
                    }
                })
                .map(bot -> new BotGone(secrets.credentialsOf(bot), UpdateDelivery.parse(bot.delivery)));
    }

    /// Notes that what the bot does has changed, and keeps others from changing it until the transaction ends.
    public Uni<Void> changed(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Absent("bot", id))
                .invoke(bot -> bot.revision++)
                .replaceWithVoid();
    }

    Uni<Page<Bot>> page(UUID workspace, PageRequest wanted) {
        return find(
                        "workspaceId = ?1 and id > ?2 order by id",
                        workspace,
                        wanted.after().orElse(LOWEST))
                .range(0, wanted.size())
                .list()
                .map(found ->
                        Page.of(found, wanted.size(), bot -> bot.id.toString()).map(BotEntity::toBot));
    }

    Uni<BotEntity> getForChange(UUID workspace, UUID id) {
        return find("workspaceId = ?1 and id = ?2", workspace, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Absent("bot", id));
    }

    /// Writes `bot`, new or changed, now.
    Uni<BotEntity> save(BotEntity bot, Instant now) {
        bot.changed(now);
        return persistAndFlush(bot).onFailure(Bots::isTokenTaken).transform(taken -> tokenTaken());
    }

    private Uni<BotEntity> entity(UUID workspace, UUID id) {
        return find("workspaceId = ?1 and id = ?2", workspace, id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Absent("bot", id));
    }

    private static boolean isTokenTaken(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains(ONE_TOKEN_ONE_BOT)
                || failure.getCause() != null && isTokenTaken(failure.getCause());
    }

    private static Refusal tokenTaken() {
        return new Refusal("token-taken", "Another bot uses this token: one token serves one bot");
    }
}
