package dev.beseda.bot.telegram;

import com.google.gson.JsonParseException;
import com.pengrad.telegrambot.model.User;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.response.GetMeResponse;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Keeps what bots are called at Telegram, and learns it when somebody in a group speaks to one by a name.
@ApplicationScoped
public class Usernames {
    /// The revision rises, so that every replica notices the name; unless the bot was given another token meanwhile.
    private static final String KEEP = """
            update bot set username = $3, revision = revision + 1
            where id = $1 and telegram_id = $2 and username is distinct from $3
            """;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();
    private final TelegramBots telegram;
    private final Tokens tokens;
    private final Transactions transactions;

    Usernames(TelegramBots telegram, Tokens tokens, Transactions transactions) {
        this.telegram = telegram;
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
                .map(known -> Optional.ofNullable(known.get(bot)))
                .emitOn(threads)
                .map(token -> token.flatMap(this::ask))
                .chain(self -> self.map(user -> keep(bot, user.id(), user.username()))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Optional<User> ask(String token) {
        try {
            return Optional.ofNullable(telegram.of(token).execute(new GetMe()))
                    .map(GetMeResponse::user)
                    .filter(user -> user.username() != null);
        } catch (JsonParseException noAnswer) {
            return Optional.empty();
        }
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
