package dev.beseda.bot.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.telegram.TelegramCommand;
import dev.beseda.contracts.telegram.TelegramEvent.MessageFailed;
import dev.beseda.kit.messaging.Door;
import dev.beseda.kit.messaging.Inbox;
import dev.beseda.kit.messaging.Outbox;
import dev.beseda.kit.messaging.OutgoingMessage;
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
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The door for what other services have sent: an order becomes deliveries, and its outcome an event.
@ApplicationScoped
class OrderConsumer {
    private static final Door<Received> DOOR = new Door<>(
            "telegram-commands",
            Received::id,
            order -> new OutgoingMessage(Topics.dead(Topics.TELEGRAM_COMMANDS), order.key(), order.raw()));

    private static final String WORKSPACES = "select id, workspace_id from bot where id = any($1)";
    private static final String NO_BOT = "The workspace has no such bot";
    private static final String NOTHING = "There is nothing to say";

    private final Inbox inbox;
    private final Outbox outbox;
    private final Dispatch dispatch;
    private final Clock clock;
    private final ObjectReader reader;

    OrderConsumer(Inbox inbox, Outbox outbox, Dispatch dispatch, Clock clock, ObjectMapper json) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.dispatch = dispatch;
        this.clock = clock;
        this.reader = json.readerFor(TelegramCommand.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /// An order as it lies on Kafka; one that can't be read has its place there for a name.
    private record Received(String id, String key, String raw) {}

    @Incoming("telegram-commands")
    Uni<Void> on(ConsumerRecords<String, String> polled) {
        var orders = StreamSupport.stream(polled.spliterator(), false)
                .map(this::received)
                .toList();
        return inbox.once(DOOR, orders, this::run);
    }

    private Uni<Void> run(Transaction transaction, List<Received> fresh) {
        var commands = fresh.stream().map(order -> read(order.raw())).toList();
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

    private Received received(ConsumerRecord<String, String> polled) {
        var raw = Objects.requireNonNullElse(polled.value(), "");
        var key = Objects.requireNonNullElse(polled.key(), "");
        try {
            return new Received(read(raw).id().toString(), key, raw);
        } catch (IllegalArgumentException unreadable) {
            return new Received("unreadable:" + polled.partition() + ":" + polled.offset(), key, raw);
        }
    }

    private TelegramCommand read(String raw) {
        try {
            TelegramCommand command = reader.readValue(raw);
            if (command == null || command.id() == null || command.target() == null) {
                throw new IllegalArgumentException("Not a whole order");
            }
            return command;
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("Not the JSON of an order", unreadable);
        }
    }
}
