package dev.beseda.bot.conversations;

import dev.beseda.bot.people.People;
import dev.beseda.bot.telegram.Arrival;
import dev.beseda.bot.telegram.Dispatch;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Runs a batch of updates through the engine: load → decide → save → put, one statement for each table. Statements
/// that
/// don't need each other go out together, on the transaction's one connection.
@ApplicationScoped
class ConversationRunner {
    private final Repertoires repertoires;
    private final Conversations conversations;
    private final People people;
    private final Dispatch dispatch;

    ConversationRunner(Repertoires repertoires, Conversations conversations, People people, Dispatch dispatch) {
        this.repertoires = repertoires;
        this.conversations = conversations;
        this.people = people;
        this.dispatch = dispatch;
    }

    Uni<Void> run(Transaction transaction, List<TelegramUpdate> fresh) {
        var arrivals = fresh.stream()
                .map(TelegramUpdate::arrival)
                .flatMap(Optional::stream)
                .toList();
        return arrivals.isEmpty()
                ? Uni.createFrom().voidItem()
                : load(transaction, arrivals)
                        .map(scenes -> decide(scenes, arrivals))
                        .chain(turns -> save(transaction, turns));
    }

    private Uni<Scenes> load(Transaction transaction, List<Arrival> arrivals) {
        var chats = arrivals.stream().map(Arrival::chat).collect(Collectors.toSet());
        var bots = chats.stream().map(chat -> chat.bot()).collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(repertoires.of(transaction, bots), conversations.getForChange(transaction, chats))
                .asTuple()
                .chain(loaded -> withOlderVersions(transaction, loaded.getItem1(), loaded.getItem2()));
    }

    private Uni<Scenes> withOlderVersions(
            Transaction transaction, Map<UUID, Repertoire> known, Map<Destination, Kept> found) {
        return repertoires
                .olderVersions(transaction, known, found.values())
                .map(older -> new Scenes(known, older, found));
    }

    private static Turns decide(Scenes scenes, List<Arrival> arrivals) {
        var turns = new Turns(scenes);
        arrivals.forEach(turns::add);
        return turns;
    }

    private Uni<Void> save(Transaction transaction, Turns turns) {
        return conversations
                .save(transaction, turns.changed())
                .chain(() -> Uni.join()
                        .all(
                                people.save(transaction, turns.seen()),
                                conversations.saveReceived(transaction, turns.received()),
                                dispatch.put(transaction, turns.deliveries()))
                        .andFailFast()
                        .replaceWithVoid());
    }
}
