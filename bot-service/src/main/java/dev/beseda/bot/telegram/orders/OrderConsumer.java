package dev.beseda.bot.telegram.orders;

import dev.beseda.bot.telegram.deliveries.Outcomes;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.sending.Dispatch;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.telegram.TelegramCommand;
import dev.beseda.contracts.telegram.TelegramEvent.MessageFailed;
import dev.beseda.kit.messaging.inbox.InboxConsumers;
import dev.beseda.kit.messaging.inbox.KafkaSource;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Consumes what other services have sent: an order becomes deliveries, and its outcome an event.
@ApplicationScoped
class OrderConsumer {
    private static final KafkaSource<TelegramCommand> SOURCE =
            new KafkaSource<>("telegram-commands", Topics.TELEGRAM_COMMANDS, TelegramCommand.class, OrderConsumer::id);

    /// A bot can't be removed until what is ordered of it is stored, to be removed with it.
    private static final String WORKSPACES =
            "select id, workspace_id from bot where id = any($1) order by id for key share";
    private static final String NO_BOT = "The workspace has no such bot";
    private static final String NOTHING = "There is nothing to say";

    private final InboxConsumers consumers;
    private final Outbox outbox;
    private final Dispatch dispatch;
    private final Clock clock;

    OrderConsumer(InboxConsumers consumers, Outbox outbox, Dispatch dispatch, Clock clock) {
        this.consumers = consumers;
        this.outbox = outbox;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @Incoming("telegram-commands")
    Flow.Subscriber<Message<ConsumerRecords<String, String>>> orders() {
        return consumers.of(SOURCE, this::run);
    }

    private Uni<Void> run(Transaction transaction, List<TelegramCommand> commands) {
        return workspaces(transaction, commands).chain(workspaces -> put(transaction, commands, workspaces));
    }

    private Uni<Void> put(Transaction transaction, List<TelegramCommand> commands, Map<UUID, UUID> workspaces) {
        var now = clock.instant();
        var refusals = new ArrayList<OutgoingMessage>();
        var deliveries = new ArrayList<Delivery>();
        for (var command : commands) {
            var target = command.target();
            var ordered = Orders.deliveries(command, now);
            if (!target.workspace().equals(workspaces.get(target.bot()))) {
                refusals.add(refused(command, NO_BOT));
            } else if (ordered.isEmpty()) {
                refusals.add(refused(command, NOTHING));
            } else {
                deliveries.addAll(ordered);
            }
        }
        return dispatch.put(transaction, deliveries).chain(() -> outbox.put(transaction, refusals));
    }

    private static OutgoingMessage refused(TelegramCommand command, String reason) {
        var target = command.target();
        return Outcomes.message(new MessageFailed(command.id(), target.bot(), target.chat(), reason, false));
    }

    private static Uni<Map<UUID, UUID>> workspaces(Transaction transaction, List<TelegramCommand> commands) {
        var bots = commands.stream()
                .map(command -> command.target().bot())
                .distinct()
                .toArray(UUID[]::new);
        return transaction.run(WORKSPACES, Tuple.of(bots)).map(rows -> {
            var workspaces = new HashMap<UUID, UUID>();
            rows.forEach(row -> workspaces.put(row.getUUID(0), row.getUUID(1)));
            return workspaces;
        });
    }

    /// An order that is not whole can't be read.
    private static String id(TelegramCommand command) {
        Objects.requireNonNull(command.target(), "target");
        return command.id().toString();
    }
}
