package dev.beseda.bot.bots;

import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.bots.tokens.ProvenToken;
import dev.beseda.bot.quotas.WorkspaceLock;
import dev.beseda.kit.web.etags.IfMatch;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// Changes bots: load, change, save, announce – one transaction each.
@ApplicationScoped
public class BotRunner {
    private final Bots bots;
    private final BotRegistry registry;
    private final BotDeletion deletion;
    private final TokenClaims claims;
    private final BotSecrets secrets;
    private final WorkspaceLock lock;
    private final Clock clock;

    BotRunner(
            Bots bots,
            BotRegistry registry,
            BotDeletion deletion,
            TokenClaims claims,
            BotSecrets secrets,
            WorkspaceLock lock,
            Clock clock) {
        this.bots = bots;
        this.registry = registry;
        this.deletion = deletion;
        this.claims = claims;
        this.secrets = secrets;
        this.lock = lock;
        this.clock = clock;
    }

    /// Makes a bot, whose token is proven first.
    ///
    /// @param filling what else it is to be from the beginning, in the same transaction
    public Uni<Bot> create(UUID workspace, BotDraft draft, String token, Function<Bot, Uni<Void>> filling) {
        var bot = BotEntity.of(workspace, now());
        bot.describe(draft);
        return claims.prove(workspace, token)
                .chain(proven ->
                        Panache.withTransaction(() -> create(bot, proven).call(made -> filling.apply(made.toBot()))))
                .map(BotEntity::toBot);
    }

    private Uni<BotEntity> create(BotEntity bot, ProvenToken proven) {
        return lock.hold(bot.workspaceId)
                .chain(() -> bots.refuseTooMany(bot.workspaceId))
                .chain(() -> claims.give(bot, proven, now()))
                .chain(() -> saved(bot));
    }

    /// Lets the bot speak by another token, which is proven first.
    public Uni<Bot> give(UUID workspace, UUID id, String token) {
        return claims.prove(workspace, token)
                .chain(proven -> inTransaction(workspace, id, bot -> claims.give(bot, proven, now())))
                .map(BotEntity::toBot);
    }

    /// Makes the bot what `draft` says; without a token it keeps its own.
    Uni<Bot> change(UUID workspace, UUID id, BotDraft draft, IfMatch expected) {
        return patch(workspace, id, _ -> Uni.createFrom().item(draft), expected);
    }

    /// Makes the bot what `patched` makes of what it is. It is looked at first without a lock: while Telegram is asked
    /// about a new token nothing is held.
    Uni<Bot> patch(UUID workspace, UUID id, Function<BotDraft, Uni<BotDraft>> patched, IfMatch expected) {
        return Panache.withSession(() -> bots.get(workspace, id))
                .invoke(expected::check)
                .chain(bot -> patched.apply(new BotDraft(bot)))
                .chain(draft -> claims.proven(workspace, draft))
                .chain(token -> inTransaction(workspace, id, bot -> become(bot, patched, token, expected)))
                .map(BotEntity::toBot);
    }

    /// Does `change` to the bot, and lets everybody know.
    Uni<Bot> change(UUID workspace, UUID id, Consumer<BotEntity> change) {
        return inTransaction(workspace, id, bot -> {
                    change.accept(bot);
                    return Uni.createFrom().voidItem();
                })
                .map(BotEntity::toBot);
    }

    private Uni<BotEntity> inTransaction(UUID workspace, UUID id, Function<BotEntity, Uni<?>> change) {
        return Panache.withTransaction(
                () -> bots.getForChange(workspace, id).call(change).chain(this::saved));
    }

    /// What Telegram is to be told of the bot's webhook:
    /// with a fresh secret, of which the gateway hears with the commit.
    public Uni<BotCredentials> secretRenewed(UUID workspace, UUID id) {
        return inTransaction(workspace, id, bot -> {
                    bot.renewSecret(secrets.sealedWebhookSecret(id));
                    return Uni.createFrom().voidItem();
                })
                .map(secrets::credentialsOf);
    }

    /// Notes where Telegram has been told to deliver the updates of this bot.
    public Uni<Bot> webhookSet(UUID workspace, BotCredentials told, String url) {
        return change(workspace, told.bot(), bot -> {
            if (secrets.isNewest(bot.sealedSecret, told)) {
                bot.delivered(told, url, now());
            } else {
                bot.deliveredByOldSecret(told);
            }
        });
    }

    /// Notes that Telegram waits to be asked for the updates of this bot.
    public Uni<Bot> pollingBegun(UUID workspace, BotCredentials told) {
        return change(workspace, told.bot(), bot -> bot.polls(told, secrets.sealedWebhookSecret(told.bot()), now()));
    }

    /// Lets Telegram be told at once what it was not told yet.
    public Uni<Bot> setUpAgain(UUID workspace, UUID id) {
        return change(workspace, id, bot -> {});
    }

    /// Writes all settings of a bot anew, and gives them back as they may be shown.
    public Uni<BotSettings> settle(UUID workspace, UUID id, BotSettings settings, IfMatch expected) {
        return Panache.withTransaction(() -> bots.getForChange(workspace, id)
                        .invoke(bot -> expected.check(bot.toSettings()))
                        .invoke(bot -> bot.settle(settings, secrets))
                        .chain(this::saved))
                .map(BotEntity::toSettings);
    }

    Uni<Void> delete(UUID workspace, UUID id, IfMatch expected) {
        return Panache.withTransaction(() -> bots.leaving(workspace, id, expected))
                .chain(leaving -> deletion.delete(workspace, leaving));
    }

    private Uni<Void> become(
            BotEntity bot, Function<BotDraft, Uni<BotDraft>> patched, Optional<ProvenToken> token, IfMatch expected) {
        expected.check(bot.toBot());
        return patched.apply(new BotDraft(bot.toBot()))
                .invoke(bot::describe)
                .chain(() -> token.map(proven -> claims.give(bot, proven, now()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<BotEntity> saved(BotEntity bot) {
        return bots.save(bot, now()).call(registry::announce);
    }

    /// As fine as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
