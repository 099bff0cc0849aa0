package dev.beseda.bot.bots;

import dev.beseda.kit.web.IfMatch;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// Changes bots: load, change, save, announce – one transaction each.
@ApplicationScoped
public class BotRunner {
    private final Bots bots;
    private final BotRegistry registry;
    private final BotDeletion deletion;
    private final BotSecrets secrets;
    private final Clock clock;

    BotRunner(Bots bots, BotRegistry registry, BotDeletion deletion, BotSecrets secrets, Clock clock) {
        this.bots = bots;
        this.registry = registry;
        this.deletion = deletion;
        this.secrets = secrets;
        this.clock = clock;
    }

    Uni<Bot> create(UUID workspace, BotDraft draft, String token) {
        var bot = BotEntity.of(workspace, now());
        bot.sealedSecret = secrets.sealedWebhookSecret();
        bot.speakFor(token, secrets.sealedToken(token));
        bot.describe(draft);
        return Panache.withTransaction(() -> saved(bot)).map(BotEntity::toBot);
    }

    /// Makes the bot what `draft` says; without a token it keeps its own.
    Uni<Bot> change(UUID workspace, UUID id, BotDraft draft, IfMatch expected) {
        return change(workspace, id, bot -> {
            expected.check(bot.toBot());
            become(bot, draft);
        });
    }

    /// Makes the bot what `patched` makes of what it is.
    Uni<Bot> patch(UUID workspace, UUID id, Function<BotDraft, Uni<BotDraft>> patched, IfMatch expected) {
        return Panache.withTransaction(() -> bots.getForChange(workspace, id)
                        .invoke(bot -> expected.check(bot.toBot()))
                        .call(bot -> patched.apply(new BotDraft(bot.toBot())).invoke(draft -> become(bot, draft)))
                        .chain(this::saved))
                .map(BotEntity::toBot);
    }

    /// Does `change` to the bot, and lets everybody know.
    Uni<Bot> change(UUID workspace, UUID id, Consumer<BotEntity> change) {
        return Panache.withTransaction(
                        () -> bots.getForChange(workspace, id).invoke(change).chain(this::saved))
                .map(BotEntity::toBot);
    }

    /// Notes where Telegram has been told to deliver the updates of this bot.
    public Uni<Bot> webhookSet(UUID workspace, BotCredentials told, String url) {
        return change(workspace, told.bot(), bot -> bot.delivered(told, url));
    }

    /// Notes that Telegram waits to be asked for the updates of this bot.
    public Uni<Bot> pollingBegun(UUID workspace, BotCredentials told) {
        return change(workspace, told.bot(), bot -> bot.polls(told));
    }

    /// Lets Telegram be told at once what it was not told yet.
    public Uni<Bot> setUpAgain(UUID workspace, UUID id) {
        return change(workspace, id, bot -> {});
    }

    /// Writes all settings of a bot anew, and gives them back as they may be shown.
    public Uni<BotSettings> settle(UUID workspace, UUID id, BotSettings settings, IfMatch expected) {
        return Panache.withTransaction(() -> bots.getForChange(workspace, id)
                        .invoke(bot -> expected.check(bot.toSettings()))
                        .invoke(bot -> bot.settle(settings, secrets::sealedKey))
                        .chain(this::saved))
                .map(BotEntity::toSettings);
    }

    Uni<Void> delete(UUID workspace, UUID id, IfMatch expected) {
        return Panache.withTransaction(() -> bots.leaving(workspace, id, expected))
                .chain(leaving -> deletion.delete(workspace, leaving));
    }

    private void become(BotEntity bot, BotDraft draft) {
        bot.describe(draft);
        draft.newToken().ifPresent(token -> bot.speakFor(token, secrets.sealedToken(token)));
    }

    private Uni<BotEntity> saved(BotEntity bot) {
        return bots.save(bot, now()).call(registry::announce);
    }

    /// As fine as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
