package dev.beseda.bot.bots.fleet;

import dev.beseda.bot.bots.BotRegistry;
import dev.beseda.bot.bots.BotSecrets;
import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.bot.bots.settings.BotProfile;
import dev.beseda.bot.bots.settings.Profiles;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.TransientFailures;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// All bots of the installation, for the work behind the scenes: polling, telling Telegram, looking after them.
@ApplicationScoped
public class Fleet {
    /// The parts of the fleet that replicas share among them; the database says which bot is in which.
    public static final int SHARDS = 16;

    private static final String POLLING =
            "select id, revision from bot where delivery = 'polling' and is_active and shard = any($1)";
    private static final String GET = """
            select id, telegram_id, sealed_token, sealed_secret, is_active, delivery, webhook_url, profile, profile_told
            from bot where id = any($1)
            """;

    private static final Duration TAKEN_FOR = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 20;

    /// Takes what is due for this replica: others leave it alone until a time that tells this take from all others.
    private static final String TAKE_TO_SET_UP = """
            update bot set setup_at = $2 where id in (
                select id from bot
                where setup_at <= now()
                    and (delivery = 'webhook' and webhook_url is null or profile <> profile_told)
                order by setup_at limit $1 for no key update skip locked)
            returning id
            """;
    private static final String TAKEN = "select id from bot where setup_at = $1";
    private static final String TOLD_BOT = """
            select sealed_secret from bot where id = $1 and telegram_id = $2 and delivery = 'webhook' for no key update
            """;
    private static final String WEBHOOK_TOLD = """
            update bot set webhook_url = $2, old_secret_until = coalesce(old_secret_until, $3),
                setup_failures = 0, setup_failure = null
            where id = $1
            returning id, workspace_id, sealed_secret, sealed_old_secret, old_secret_until, llm, revision
            """;

    /// It is told at once.
    private static final String TOLD_OLD_SECRET = "update bot set webhook_url = null, setup_at = now() where id = $1";

    private static final String PROFILE_TOLD = """
            update bot set profile_told = $3, setup_failures = 0, setup_failure = null
            where id = $1 and telegram_id = $2
            """;
    private static final String NOT_TOLD = """
            update bot set setup_failures = least(setup_failures + 1, 1000), setup_failure = $2,
                setup_at = now() + greatest($3::float8, least(power(2, least(setup_failures, 12)), 600)) * interval '1 second'
            where id = $1
            """;

    private final Transactions transactions;
    private final BotRegistry registry;
    private final BotSecrets secrets;
    private final Clock clock;

    Fleet(Transactions transactions, BotRegistry registry, BotSecrets secrets, Clock clock) {
        this.transactions = transactions;
        this.registry = registry;
        this.clock = clock;
        this.secrets = secrets;
    }

    /// The shard of a bot, as the database reckons it: by the last byte of the id.
    public static int shardOf(UUID bot) {
        return (int) (bot.getLeastSignificantBits() & (SHARDS - 1));
    }

    /// The bots of these shards that shall be polled for, each with the number of its last change.
    public Uni<Map<UUID, Long>> polling(Set<Integer> shards) {
        return transactions
                .run(POLLING, Tuple.of(shards.toArray(Integer[]::new)))
                .map(rows -> Rows.stream(rows)
                        .collect(Collectors.toMap(row -> row.getUUID("id"), row -> row.getLong("revision"))));
    }

    /// These bots, without those that are gone or can't be spoken for.
    public Uni<List<FleetBot>> get(Collection<UUID> bots) {
        return transactions
                .run(GET, Tuple.of(bots.toArray(UUID[]::new)))
                .map(rows -> Rows.stream(rows)
                        .map(this::bot)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /// At most `most` bots of which Telegram does not know everything yet; for two minutes nobody else gets them.
    public Uni<List<FleetBot>> takeToSetUp(int most) {
        var until = clock.instant().plus(TAKEN_FOR).atOffset(ZoneOffset.UTC);
        return transactions
                .run(TAKE_TO_SET_UP, Tuple.of(most, until))
                .onFailure(TransientFailures::isOutage)
                .recoverWithUni(answerLost -> again(transactions.run(TAKEN, Tuple.of(until))))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).toList())
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.of()) : get(ids));
    }

    /// Telegram was told to deliver to `url`.
    /// When another secret than the one it was told is the newest by now, it is told anew.
    public Uni<Void> webhookTold(BotCredentials told, String url) {
        return again(transactions.in(transaction -> transaction
                .run(TOLD_BOT, Tuple.of(told.bot(), told.telegramId()))
                .chain(found -> found.size() == 0
                        ? Uni.createFrom().voidItem()
                        : webhookTold(transaction, told, url, found.iterator().next()))));
    }

    private Uni<Void> webhookTold(Transaction transaction, BotCredentials told, String url, Row bot) {
        if (!secrets.isNewest(bot.getBuffer("sealed_secret").getBytes(), told)) {
            return transaction.run(TOLD_OLD_SECRET, Tuple.of(told.bot())).replaceWithVoid();
        }
        var until = clock.instant().plus(BotSecrets.OLD_SECRET_KEPT).atOffset(ZoneOffset.UTC);
        return transaction
                .run(WEBHOOK_TOLD, Tuple.of(told.bot(), url, until))
                .chain(rows -> registry.announce(transaction, Rows.stream(rows).toList()));
    }

    public Uni<Void> profileTold(BotCredentials bot, BotProfile told) {
        return again(transactions.run(PROFILE_TOLD, Tuple.of(bot.bot(), bot.telegramId(), Profiles.write(told))))
                .replaceWithVoid();
    }

    /// Telegram could not be told, for this reason; it is tried again ever less often, and not before this pause.
    public Uni<Void> notTold(UUID bot, String reason, Duration pause) {
        return transactions
                .run(NOT_TOLD, Tuple.of(bot, reason, (double) pause.toSeconds()))
                .replaceWithVoid();
    }

    /// Runs what may be done twice, until its answer comes.
    private static <T> Uni<T> again(Uni<T> work) {
        return work.onFailure(TransientFailures::isOutage)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .atMost(TRIES);
    }

    /// One bot whose secrets can't be opened must not hold up the others.
    private Optional<FleetBot> bot(Row row) {
        try {
            return Optional.of(new FleetBot(
                    secrets.credentialsOf(row),
                    row.getBoolean("is_active"),
                    UpdateDelivery.parse(row.getString("delivery")),
                    Objects.requireNonNullElse(row.getString("webhook_url"), ""),
                    new FleetBot.Looks(
                            Profiles.read(row.getJsonObject("profile")),
                            Profiles.read(row.getJsonObject("profile_told")))));
        } catch (RuntimeException sealedOtherwise) {
            Log.errorf("Bot %s cannot be spoken for: is BESEDA_SECRET_KEY the old one?", row.getUUID("id"));
            return Optional.empty();
        }
    }
}
