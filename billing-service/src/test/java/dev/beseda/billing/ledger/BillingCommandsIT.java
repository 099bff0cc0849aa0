package dev.beseda.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TellBalance;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.BalanceTold;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import dev.beseda.testkit.TopicWriter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The ledger as other services know it: orders on one topic, answers on another.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class BillingCommandsIT {
    private static final Memo MEMO = new Memo("Картинка", Optional.empty());

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final Wallet ada = new Wallet(UUID.randomUUID(), 42, Currency.RUB);
    private final Optional<Asker> asker = Optional.of(new Asker(UUID.randomUUID(), UUID.randomUUID(), 7));

    @Test
    void ordersAreAnsweredWithTheTicketOfWhoeverAsked() {
        var topUp = new TopUp(UUID.randomUUID(), ada, Optional.empty(), 100, "stars", MEMO);
        var hold = new PlaceHold(UUID.randomUUID(), ada, asker, 60, Duration.ofMinutes(15), MEMO);
        var settle = new SettleHold(UUID.randomUUID(), ada, asker, hold.id(), 50);
        var balance = new TellBalance(UUID.randomUUID(), ada, asker);

        List.of(topUp, hold, settle, balance).forEach(this::order);

        var answers = answers(4);
        assertThat(answers)
                .extracting(BillingEvent::command)
                .containsExactly(topUp.id(), hold.id(), settle.id(), balance.id());
        assertThat(answers.get(0)).isInstanceOf(MoneyBooked.class);
        assertThat(answers.get(1))
                .isInstanceOf(MoneyHeld.class)
                .extracting(BillingEvent::asker)
                .isEqualTo(asker);
        assertThat(((HoldEnded) answers.get(2)).returned()).isEqualTo(10);
        assertThat(answers.get(3)).isInstanceOf(BalanceTold.class);
        assertThat(answers.get(3).balance().available()).isEqualTo(50);
    }

    @Test
    void anOrderThatComesTwiceMovesMoneyOnceAndGetsItsAnswerAgain() {
        var topUp = new TopUp(UUID.randomUUID(), ada, asker, 100, "stars", MEMO);
        var other = new TopUp(topUp.id(), ada, asker, 101, "stars", MEMO);
        var balance = new TellBalance(UUID.randomUUID(), ada, asker);

        List.of(topUp, topUp, other, balance).forEach(this::order);

        var answers = answers(4);
        assertThat(answers.get(0)).isInstanceOf(MoneyBooked.class).isEqualTo(answers.get(1));
        assertThat(((CommandRefused) answers.get(2)).reason()).isEqualTo(Refusal.ID_TAKEN);
        assertThat(answers.get(3).balance().main()).isEqualTo(100);
    }

    @Test
    void whatCannotBeReadIsBuriedAndItsNeighboursAreAnswered() {
        TopicWriter.write(kafka, Topics.BILLING_COMMANDS, ada.key(), "{\"type\": \"steal-money.v1\"}");
        order(new TopUp(UUID.randomUUID(), ada, asker, 100, "stars", MEMO));

        assertThat(answers(1)).hasOnlyElementsOfType(MoneyBooked.class);
        try (var dead = TopicReader.of(kafka, Topics.dead(Topics.BILLING_COMMANDS))) {
            assertThat(dead.readUntil(letters -> letters.stream().anyMatch(this::isOurs)))
                    .anyMatch(this::isOurs);
        }
    }

    private boolean isOurs(ConsumerRecord<String, String> message) {
        return message.key().equals(ada.key());
    }

    private void order(BillingCommand command) {
        try {
            TopicWriter.write(
                    kafka,
                    Topics.BILLING_COMMANDS,
                    command.wallet().key(),
                    json.writerFor(BillingCommand.class).writeValueAsString(command));
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /// The answers to our wallet, as soon as there are so many.
    private List<BillingEvent> answers(int wanted) {
        try (var events = TopicReader.of(kafka, Topics.BILLING_EVENTS)) {
            return events.readUntil(found -> found.stream().filter(this::isOurs).count() >= wanted).stream()
                    .filter(this::isOurs)
                    .map(message -> read(message.value()))
                    .toList();
        }
    }

    private BillingEvent read(String value) {
        try {
            return json.readValue(value, BillingEvent.class);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
