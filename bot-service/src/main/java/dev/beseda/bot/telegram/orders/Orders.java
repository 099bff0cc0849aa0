package dev.beseda.bot.telegram.orders;

import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Delivery.Order;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Split;
import dev.beseda.bot.telegram.text.Markdown;
import dev.beseda.contracts.telegram.TelegramCommand;
import dev.beseda.contracts.telegram.Urgency;
import dev.beseda.kit.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What other services order, as deliveries. What is told of a long text is what became of its last part.
final class Orders {
    private Orders() {}

    /// None when there is nothing to say.
    static List<Delivery> deliveries(TelegramCommand command, Instant now) {
        var to = new Destination(command.target().bot(), command.target().chat());
        var calls = Split.split(call(command));
        var deliveries = new ArrayList<Delivery>();
        for (var call : calls) {
            boolean last = deliveries.size() == calls.size() - 1;
            var order = new Order(last ? Optional.of(command.id()) : Optional.empty(), command.expiresAt());
            deliveries.add(new Delivery(Ids.next(), to, lane(command.urgency()), call, now).ordered(order));
        }
        return deliveries;
    }

    private static Call call(TelegramCommand command) {
        return switch (command) {
            case TelegramCommand.SendText text -> new Call.SendMessage(Markdown.read(text.text()), Optional.empty());
            case TelegramCommand.SendFile file ->
                new Call.SendMedia(
                        FileKind.valueOf(file.kind().name()),
                        file.file(),
                        Markdown.read(file.caption()),
                        Optional.empty());
        };
    }

    private static Lane lane(Urgency urgency) {
        return switch (urgency) {
            case PAYMENT -> Lane.PAYMENT;
            case REPLY -> Lane.REPLY;
            case FOLLOW_UP -> Lane.FOLLOW_UP;
            case BROADCAST -> Lane.BROADCAST;
        };
    }
}
