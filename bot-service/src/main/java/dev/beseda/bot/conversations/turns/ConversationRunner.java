package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.conversations.requests.HttpJobs;
import dev.beseda.bot.conversations.state.Conversations;
import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.conversations.timers.Timers;
import dev.beseda.bot.people.People;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.stars.StarPayments;
import dev.beseda.bot.stars.StarRefunds;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.sending.Dispatch;
import dev.beseda.bot.telegram.tokens.Usernames;
import dev.beseda.kit.messaging.outbox.Outbox;
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

/// Runs a batch of events through the engine: load → decide → save → put, one statement for each table.
/// Statements that don't need each other go out together, on the transaction's one connection; a table that a batch
/// has nothing for is not asked.
@ApplicationScoped
public class ConversationRunner {
    private final BotPrograms botPrograms;
    private final Conversations conversations;
    private final Messages messages;
    private final People people;
    private final Timers timers;
    private final HttpJobs requests;
    private final Dispatch dispatch;
    private final Outbox outbox;
    private final Usernames usernames;
    private final StarPayments starPayments;
    private final StarRefunds starRefunds;

    @SuppressWarnings("checkstyle:ParameterNumber") // one for each table of a turn
    ConversationRunner(
            BotPrograms botPrograms,
            Conversations conversations,
            Messages messages,
            People people,
            Timers timers,
            HttpJobs requests,
            Dispatch dispatch,
            Outbox outbox,
            Usernames usernames,
            StarPayments starPayments,
            StarRefunds starRefunds) {
        this.botPrograms = botPrograms;
        this.conversations = conversations;
        this.messages = messages;
        this.people = people;
        this.timers = timers;
        this.requests = requests;
        this.dispatch = dispatch;
        this.outbox = outbox;
        this.usernames = usernames;
        this.starPayments = starPayments;
        this.starRefunds = starRefunds;
    }

    /// Does what came from Telegram. A group moves where its move stands among the others: what came before is done
    /// first, and what comes after finds it moved.
    public Uni<Void> run(Transaction transaction, List<Arrival> arrivals) {
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
        var events = arrivals.stream()
                .<ConversationEvent>map(ConversationEvent.Came::new)
                .toList();
        var chats = arrivals.stream().map(Arrival::chat).collect(Collectors.toSet());
        return load(transaction, conversations.getForChange(transaction, chats), events)
                .chain(batchContext -> decide(transaction, batchContext, events))
                .chain(batchDecisions -> save(transaction, batchDecisions));
    }

    /// Does what arose in conversations that the caller has locked.
    public Uni<Void> run(
            Transaction transaction, Collection<StoredConversation> locked, List<ConversationEvent> arisen) {
        var stored = locked.stream().collect(Collectors.toMap(StoredConversation::chat, Function.identity()));
        return load(transaction, Uni.createFrom().item(stored), arisen)
                .chain(batchContext -> withPeople(transaction, batchContext))
                .chain(batchContext -> decide(transaction, batchContext, arisen))
                .chain(batchDecisions -> save(transaction, batchDecisions));
    }

    private Uni<BatchContext> load(
            Transaction transaction, Uni<Map<Destination, StoredConversation>> found, List<ConversationEvent> events) {
        var bots = events.stream().map(event -> event.chat().bot()).collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(botPrograms.of(transaction, bots), found)
                .asTuple()
                .chain(loaded -> withOlderVersions(transaction, loaded.getItem1(), loaded.getItem2()));
    }

    private Uni<BatchContext> withOlderVersions(
            Transaction transaction, Map<UUID, BotProgram> known, Map<Destination, StoredConversation> found) {
        return botPrograms
                .olderVersions(transaction, known, found.values())
                .map(older -> new BatchContext(known, older, found, Map.of()));
    }

    private Uni<BatchContext> withPeople(Transaction transaction, BatchContext batchContext) {
        var wanted = new HashMap<Destination, People.Key>();
        batchContext
                .kept()
                .forEach((chat, stored) -> stored.participants()
                        .person()
                        .ifPresent(person -> wanted.put(chat, new People.Key(chat.bot(), person))));
        return people.get(transaction, wanted.values()).map(known -> {
            var met = new HashMap<Destination, Person>();
            wanted.forEach((chat, key) -> Optional.ofNullable(known.get(key)).ifPresent(who -> met.put(chat, who)));
            return new BatchContext(batchContext.botPrograms(), batchContext.older(), batchContext.kept(), met);
        });
    }

    private Uni<BatchDecisions> decide(
            Transaction transaction, BatchContext batchContext, List<ConversationEvent> events) {
        var batchDecisions = new BatchDecisions(batchContext);
        events.forEach(batchDecisions::add);
        var nameless = events.stream()
                .filter(event -> event instanceof ConversationEvent.Came(var arrival) && arrival.asksForNames())
                .map(event -> event.chat().bot())
                .filter(bot -> lacksName(batchContext.botPrograms().get(bot)))
                .collect(Collectors.toSet());
        if (!nameless.isEmpty()) {
            transaction.afterCommit(() -> usernames.learn(nameless));
        }
        return Uni.createFrom().item(batchDecisions);
    }

    private static boolean lacksName(@Nullable BotProgram botProgram) {
        return botProgram != null && botProgram.name().username().isEmpty();
    }

    private Uni<Void> save(Transaction transaction, BatchDecisions batchDecisions) {
        if (batchDecisions.changed().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return conversations.save(transaction, batchDecisions.changed()).chain(() -> {
            var rows = new ArrayList<Uni<Void>>();
            rows.add(people.save(transaction, batchDecisions.seen()));
            rows.add(messages.save(transaction, batchDecisions.received()));
            rows.add(timers.change(transaction, batchDecisions.timersMade(), batchDecisions.timersEnded()));
            rows.add(requests.put(transaction, batchDecisions.requests()));
            rows.add(dispatch.put(transaction, batchDecisions.deliveries()));
            rows.add(outbox.put(transaction, batchDecisions.orders()));
            rows.add(starPayments
                    .save(transaction, batchDecisions.stars().paid())
                    .chain(() ->
                            starRefunds.told(transaction, batchDecisions.stars().refunded())));
            return Uni.join().all(rows).andFailFast().replaceWithVoid();
        });
    }
}
