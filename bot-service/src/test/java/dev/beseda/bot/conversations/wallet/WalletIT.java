package dev.beseda.bot.conversations.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.conversations.ScriptedBot;
import dev.beseda.bot.conversations.ScriptedBot.Step;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.TellBalance;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.BalanceTold;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import dev.beseda.testkit.TopicWriter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// The ledger is this test: it hears what the bot orders, and answers on the topic of its answers.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class WalletIT {
    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final long ada = ScriptedBot.person();

    @Test
    void theBalanceIsAskedForAndSaidOnceHoweverOftenItIsTold() {
        var bot = new ScriptedBot()
                .on("command", "balance", new Step("b", "balance", Map.of("text", "You have {balance}.")))
                .on("command", "start", new Step("m", "message", Map.of("text", "Hello")));
        bot.says(ada, "/balance");

        var order = (TellBalance) ordered(1).getFirst();
        assertThat(order.wallet().person()).isEqualTo(ada);
        assertThat(order.wallet().currency()).isEqualTo(Currency.RUB);
        assertThat(order.asker().map(Asker::bot)).contains(bot.id());

        var told = new BalanceTold(order.id(), order.wallet(), order.asker(), false, new Balance(12_000, 500, 0));
        tell(new BalanceTold(order.id(), order.wallet(), Optional.empty(), false, new Balance(7, 0, 0)));
        tell(told);
        tell(told);
        bot.hasSaid(ada, "You have 125\u00A0₽.");
        bot.says(ada, "/start");
        bot.hasSaid(ada, "You have 125\u00A0₽.", "Hello");
    }

    @Test
    void aRefusalOfTheLedgerGoesItsOwnWay() {
        var sells = Map.<String, Object>of("amount", 150, "for", "A picture", "refused", "no");
        var bot = new ScriptedBot()
                .on(
                        "command",
                        "start",
                        new Step("pay", "pay", sells),
                        new Step("end", "end", Map.of()),
                        new Step("no", "message", Map.of("text", "{missing} more, please.")));
        bot.says(ada, "/start");

        var order = (Charge) ordered(1).getFirst();
        assertThat(order.amount()).isEqualTo(15_000);
        assertThat(order.memo().text()).isEqualTo("A picture");
        assertThat(order.memo().bot()).contains(bot.id());

        tell(new CommandRefused(
                order.id(),
                order.wallet(),
                order.asker(),
                Refusal.INSUFFICIENT_FUNDS,
                4_950,
                "The wallet has 4950 too little",
                new Balance(10_050, 0, 0)));
        bot.hasSaid(ada, "49.50\u00A0₽ more, please.");
    }

    @Test
    void aPaymentInStarsIsOrderedUnderTheSameIdHoweverOftenTelegramTellsOfIt() {
        var bot = new ScriptedBot().on("command", "start", new Step("m", "message", Map.of("text", "Hello")));
        bot.says(ada, "/start");
        var payment = """
                "message_id": 7, "date": 1, "from": {"id": %1$d, "is_bot": false, "first_name": "Ada"},
                "chat": {"id": %1$d, "type": "private"}, "successful_payment": {"currency": "XTR", "total_amount": 100,
                "invoice_payload": "top_up:%1$d:1:rub:15000:100", "telegram_payment_charge_id": "stx%1$d",
                "provider_payment_charge_id": ""}""".formatted(ada);

        bot.happens(ada, "message", payment);
        bot.happens(ada, "message", payment);

        var orders = ordered(2);
        assertThat(orders).hasOnlyElementsOfType(TopUp.class);
        assertThat(((TopUp) orders.getFirst()).amount()).isEqualTo(15_000);
        assertThat(((TopUp) orders.getFirst()).way()).isEqualTo("stars");
        assertThat(orders.get(1)).isEqualTo(orders.getFirst());
        bot.hasSaid(
                ada,
                "Hello",
                "Thank you, your payment is on your balance.",
                "Thank you, your payment is on your balance.");
    }

    /// What was ordered for our person, as soon as there is so much.
    private List<BillingCommand> ordered(int wanted) {
        try (var orders = TopicReader.of(kafka, Topics.BILLING_COMMANDS)) {
            return orders
                    .readUntil(found -> found.stream()
                                    .filter(message -> message.key().endsWith(":" + ada))
                                    .count()
                            >= wanted)
                    .stream()
                    .filter(message -> message.key().endsWith(":" + ada))
                    .map(message -> read(message.value()))
                    .toList();
        }
    }

    private BillingCommand read(String order) {
        try {
            return json.readValue(order, BillingCommand.class);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
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
}
