package dev.beseda.bot.stars;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.Booking;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.testkit.TopicReader;
import dev.beseda.testkit.TopicWriter;
import java.util.List;

/// The ledger as a test plays it: it hears what is ordered for a person, and answers.
record StarsLedger(ObjectMapper json, String kafka, long person) {
    /// What was ordered, as soon as there is so much.
    List<BillingCommand> ordered(int wanted) {
        try (var orders = TopicReader.of(kafka, Topics.BILLING_COMMANDS)) {
            return orders
                    .readUntil(found -> found.stream()
                                    .filter(message -> message.key().endsWith(":" + person))
                                    .count()
                            >= wanted)
                    .stream()
                    .filter(message -> message.key().endsWith(":" + person))
                    .map(message -> read(message.value()))
                    .toList();
        }
    }

    void refunds(BillingCommand order) {
        tell(new MoneyBooked(
                order.id(), order.wallet(), order.asker(), Booking.REFUND, List.of(), 0, new Balance(0, 0, 0)));
    }

    void refuses(BillingCommand order, String sentence) {
        tell(new CommandRefused(
                order.id(),
                order.wallet(),
                order.asker(),
                Refusal.INSUFFICIENT_FUNDS,
                1,
                sentence,
                new Balance(0, 0, 0)));
    }

    private void tell(BillingEvent event) {
        try {
            TopicWriter.write(
                    kafka,
                    Topics.BILLING_EVENTS,
                    event.wallet().key(),
                    json.writerFor(BillingEvent.class).writeValueAsString(event));
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private BillingCommand read(String order) {
        try {
            return json.readValue(order, BillingCommand.class);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
