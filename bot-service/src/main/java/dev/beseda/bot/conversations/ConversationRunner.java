package dev.beseda.bot.conversations;

import dev.beseda.bot.people.People;
import dev.beseda.bot.telegram.Arrival;
import dev.beseda.bot.telegram.Dispatch;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Runs a batch of updates through the engine: load → decide → save → put, one statement each.
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
        return repertoires
                .of(transaction, bots)
                .chain(known -> conversations
                        .getForChange(transaction, chats)
                        .chain(found -> repertoires
                                .olderVersions(transaction, known, found.values())
                                .map(older -> new Scenes(known, older, found))));
    }

    private static Turns decide(Scenes scenes, List<Arrival> arrivals) {
        var turns = new Turns(scenes);
        arrivals.forEach(turns::add);
        return turns;
    }

    private Uni<Void> save(Transaction transaction, Turns turns) {
        return conversations
                .save(transaction, turns.changed())
                .chain(() -> people.save(transaction, turns.seen()))
                .chain(() -> conversations.saveReceived(transaction, turns.received()))
                .chain(() -> dispatch.put(transaction, turns.deliveries()));
    }
}
