package dev.beseda.bot.telegram.tokens;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.wire.BackgroundCalls;
import dev.beseda.bot.telegram.wire.Method;
import dev.beseda.bot.telegram.wire.Results;
import dev.beseda.bot.telegram.wire.TelegramApi;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps what bots are called at Telegram, and learns it when somebody in a group speaks to one by a name.
@ApplicationScoped
public class Usernames {
    /// The revision rises, so that every replica notices the name; unless the bot was given another token meanwhile.
    private static final String KEEP = """
            update bot set username = $3, revision = revision + 1
            where id = $1 and telegram_id = $2 and username is distinct from $3
            """;

    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();
    private final TelegramApi telegram;
    private final BackgroundCalls backgroundCalls;
    private final Tokens tokens;
    private final Transactions transactions;

    Usernames(TelegramApi telegram, BackgroundCalls backgroundCalls, Tokens tokens, Transactions transactions) {
        this.telegram = telegram;
        this.backgroundCalls = backgroundCalls;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    /// Asks Telegram for the names of these bots and keeps them; a name that can't be had is asked for again when it
    /// is wanted again.
    public void learn(Set<UUID> bots) {
        bots.stream()
                .filter(asked::add)
                .forEach(bot -> learn(bot)
                        .onTermination()
                        .invoke(() -> asked.remove(bot))
                        .subscribe()
                        .with(
                                done -> {},
                                failure -> Log.debugf("The name of bot %s is not known yet: %s", bot, failure)));
    }

    /// Keeps the name that Telegram said the bot with this number there has.
    public Uni<Void> keep(UUID bot, long telegramId, String name) {
        return transactions.run(KEEP, Tuple.of(bot, telegramId, name)).replaceWithVoid();
    }

    private Uni<Void> learn(UUID bot) {
        return tokens.of(Set.of(bot))
                .chain(known -> known.containsKey(bot)
                        ? backgroundCalls
                                .run(() -> telegram.call(known.get(bot), new Method("getMe")))
                                .chain(answer -> keep(bot, answer))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> keep(UUID bot, Answer answer) {
        if (!(answer instanceof Answer.Done done)) {
            return Uni.createFrom().voidItem();
        }
        var self = Results.of(done);
        return self.hasNonNull("username")
                ? keep(bot, self.path("id").asLong(), self.path("username").asText())
                : Uni.createFrom().voidItem();
    }
}
