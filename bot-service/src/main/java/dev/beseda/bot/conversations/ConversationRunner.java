package dev.beseda.bot.conversations;

import dev.beseda.bot.conversations.requests.HttpJobs;
import dev.beseda.bot.conversations.timers.Timers;
import dev.beseda.bot.people.People;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.telegram.Dispatch;
import dev.beseda.bot.telegram.Usernames;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.contracts.Topics;
import dev.beseda.kit.messaging.Outbox;
import dev.beseda.kit.messaging.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs a batch of occurrences through the engine: load → decide → save → put, one statement for each table.
/// Statements that don't need each other go out together, on the transaction's one connection; a table that a batch
/// has nothing for is not asked.
@ApplicationScoped
public class ConversationRunner {
    private final Repertoires repertoires;
    private final Conversations conversations;
    private final Messages messages;
    private final People people;
    private final Timers timers;
    private final HttpJobs requests;
    private final Dispatch dispatch;
    private final Outbox outbox;
    private final Usernames usernames;

    @SuppressWarnings("checkstyle:ParameterNumber") // one for each table of a turn
    ConversationRunner(
            Repertoires repertoires,
            Conversations conversations,
            Messages messages,
            People people,
            Timers timers,
            HttpJobs requests,
            Dispatch dispatch,
            Outbox outbox,
            Usernames usernames) {
        this.repertoires = repertoires;
        this.conversations = conversations;
        this.messages = messages;
        this.people = people;
        this.timers = timers;
        this.requests = requests;
        this.dispatch = dispatch;
        this.outbox = outbox;
        this.usernames = usernames;
    }

    /// Does what came from Telegram. A group moves where its move stands among the others: what came before is done
    /// first, and what comes after finds it moved.
    Uni<Void> run(Transaction transaction, List<TelegramUpdate> fresh) {
        var arrivals = fresh.stream()
                .map(TelegramUpdate::arrival)
                .flatMap(Optional::stream)
                .toList();
        var done = conversations.lockMoving(transaction, arrivals);
        for (var segment : segments(arrivals)) {
            done = done.chain(() -> conversations.move(transaction, segment.getFirst()))
                    .chain(() -> runSegment(transaction, segment));
        }
        return done;
    }

    /// Each begins with the move of a group, but perhaps the first; moves are rare.
    private static List<List<Arrival>> segments(List<Arrival> arrivals) {
        var segments = new ArrayList<List<Arrival>>();
        for (var arrival : arrivals) {
            if (segments.isEmpty() || arrival.movedFrom().isPresent()) {
                segments.add(new ArrayList<>());
            }
            segments.getLast().add(arrival);
        }
        return segments;
    }

    private Uni<Void> runSegment(Transaction transaction, List<Arrival> arrivals) {
        var occurrences =
                arrivals.stream().<Occurrence>map(Occurrence.Came::new).toList();
        var chats = arrivals.stream().map(Arrival::chat).collect(Collectors.toSet());
        return load(transaction, conversations.getForChange(transaction, chats), occurrences)
                .chain(scenes -> decide(transaction, scenes, occurrences))
                .chain(turns -> save(transaction, turns));
    }

    /// Does what arose in conversations that the caller has locked.
    public Uni<Void> run(Transaction transaction, Collection<Kept> locked, List<Occurrence> arisen) {
        var kept = locked.stream().collect(Collectors.toMap(Kept::chat, Function.identity()));
        return load(transaction, Uni.createFrom().item(kept), arisen)
                .chain(scenes -> withPeople(transaction, scenes))
                .chain(scenes -> decide(transaction, scenes, arisen))
                .chain(turns -> save(transaction, turns));
    }

    private Uni<Scenes> load(Transaction transaction, Uni<Map<Destination, Kept>> found, List<Occurrence> occurrences) {
        var bots =
                occurrences.stream().map(occurrence -> occurrence.chat().bot()).collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(repertoires.of(transaction, bots), found)
                .asTuple()
                .chain(loaded -> withOlderVersions(transaction, loaded.getItem1(), loaded.getItem2()));
    }

    private Uni<Scenes> withOlderVersions(
            Transaction transaction, Map<UUID, Repertoire> known, Map<Destination, Kept> found) {
        return repertoires
                .olderVersions(transaction, known, found.values())
                .map(older -> new Scenes(known, older, found, Map.of()));
    }

    private Uni<Scenes> withPeople(Transaction transaction, Scenes scenes) {
        var wanted = new HashMap<Destination, People.Key>();
        scenes.kept()
                .forEach((chat, kept) -> kept.company()
                        .person()
                        .ifPresent(person -> wanted.put(chat, new People.Key(chat.bot(), person))));
        return people.get(transaction, wanted.values()).map(known -> {
            var met = new HashMap<Destination, Person>();
            wanted.forEach((chat, key) -> Optional.ofNullable(known.get(key)).ifPresent(who -> met.put(chat, who)));
            return new Scenes(scenes.repertoires(), scenes.older(), scenes.kept(), met);
        });
    }

    private Uni<Turns> decide(Transaction transaction, Scenes scenes, List<Occurrence> occurrences) {
        var turns = new Turns(scenes);
        occurrences.forEach(turns::add);
        var nameless = occurrences.stream()
                .filter(occurrence -> occurrence instanceof Occurrence.Came(var arrival) && arrival.asksForNames())
                .map(occurrence -> occurrence.chat().bot())
                .filter(bot -> lacksName(scenes.repertoires().get(bot)))
                .collect(Collectors.toSet());
        if (!nameless.isEmpty()) {
            transaction.afterCommit(() -> usernames.learn(nameless));
        }
        return Uni.createFrom().item(turns);
    }

    private static boolean lacksName(@Nullable Repertoire repertoire) {
        return repertoire != null && repertoire.name().username().isEmpty();
    }

    private static List<OutgoingMessage> orders(Turns turns) {
        return turns.orders().stream()
                .map(order -> new OutgoingMessage(
                        Topics.LLM_COMMANDS, order.talk().conversation().toString(), order))
                .toList();
    }

    private Uni<Void> save(Transaction transaction, Turns turns) {
        if (turns.changed().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return conversations.save(transaction, turns.changed()).chain(() -> {
            var rows = new ArrayList<Uni<Void>>();
            rows.add(people.save(transaction, turns.seen()));
            rows.add(messages.save(transaction, turns.received()));
            rows.add(timers.change(transaction, turns.timersMade(), turns.timersEnded()));
            rows.add(requests.put(transaction, turns.requests()));
            rows.add(dispatch.put(transaction, turns.deliveries()));
            rows.add(outbox.put(transaction, orders(turns)));
            return Uni.join().all(rows).andFailFast().replaceWithVoid();
        });
    }
}
