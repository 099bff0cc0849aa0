package dev.beseda.bot.bots;

import dev.beseda.kit.postgres.Notifications;
import dev.beseda.kit.postgres.Transaction;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/// The moment in which a bot has changed, as all replicas hear of it: with the commit.
@ApplicationScoped
public class BotNews {
    private static final String TELL = "select count(*) from pg_notify('beseda_bot', '')";
    private static final String CHANNEL = "beseda_bot";

    private final Notifications notifications;

    BotNews(Notifications notifications) {
        this.notifications = notifications;
    }

    /// Calls `heard` when some bot was made, changed or deleted. News may be missed: look by yourself now and then.
    public void listen(Runnable heard) {
        notifications.listen(CHANNEL, payload -> heard.run());
    }

    /// Tells it with the end of the Panache transaction under way.
    Uni<Void> tell() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TELL).getResultList())
                .replaceWithVoid();
    }

    Uni<Void> tell(Transaction transaction) {
        return transaction.run(TELL, Tuple.tuple()).replaceWithVoid();
    }
}
