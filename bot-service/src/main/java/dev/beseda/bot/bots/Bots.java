package dev.beseda.bot.bots;

import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.quotas.Quota;
import dev.beseda.bot.quotas.QuotaConfig;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Where bots are kept. A bot of another workspace does not exist.
@ApplicationScoped
public class Bots implements PanacheRepositoryBase<BotEntity, UUID> {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final String ONE_TOKEN_ONE_BOT = "bot_telegram_id_key";

    private final BotSecrets secrets;
    private final Quota quota;

    Bots(BotSecrets secrets, QuotaConfig quotas) {
        this.secrets = secrets;
        this.quota = new Quota("too-many-bots", "A workspace has at most %d bots", "BOT_QUOTAS_BOTS", quotas.bots());
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

    /// The bot that has this number at Telegram.
    public Uni<Optional<Bot>> findByNumber(UUID workspace, long telegramId) {
        return find("workspaceId = ?1 and telegramId = ?2 and numberLostAt is null", workspace, telegramId)
                .firstResult()
                .map(bot -> Optional.ofNullable(bot).map(BotEntity::toBot));
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
                .failWith(() -> new NotFound("bot", id))
                .invoke(bot -> bot.revision++)
                .replaceWithVoid();
    }

    /// Rises with every change of the bot and of what it does.
    public Uni<Long> revision(UUID id) {
        return find("select revision from BotEntity where id = ?1", id)
                .project(Long.class)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("bot", id));
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
                .failWith(() -> new NotFound("bot", id));
    }

    /// The bot other than `bot` that has this number at Telegram; nobody else changes it until the transaction ends.
    Uni<Optional<BotEntity>> findOtherHolder(long telegramId, UUID bot) {
        return find("telegramId = ?1 and id <> ?2 and numberLostAt is null", telegramId, bot)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(Optional::ofNullable);
    }

    /// Refuses one more bot than a workspace may have; it is locked, so that nobody else adds one meanwhile.
    Uni<Void> refuseTooMany(UUID workspace) {
        return count("workspaceId", workspace)
                .invoke(count -> quota.check(count + 1))
                .replaceWithVoid();
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
                .failWith(() -> new NotFound("bot", id));
    }

    private static boolean isTokenTaken(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains(ONE_TOKEN_ONE_BOT)
                || failure.getCause() != null && isTokenTaken(failure.getCause());
    }

    static Conflict tokenTaken() {
        return new Conflict("token-taken", "Another bot uses this token: one token serves one bot");
    }
}
