package dev.beseda.billing.payments;

import static dev.beseda.testkit.AnswerAssert.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.contracts.payments.PaymentCommand.AskPayment;
import dev.beseda.contracts.payments.PaymentCommand.ShowReceipt;
import dev.beseda.contracts.payments.PaymentEvent;
import dev.beseda.testkit.Tokens;
import dev.beseda.testkit.TopicReader;
import dev.beseda.testkit.TopicWriter;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A bot with a person who pays by bank transfer, and those who look after it, in a workspace of their own.
public final class PayingBot {
    public final Wallet ada = new Wallet(UUID.randomUUID(), 42, Currency.RUB);
    public final Asker asker = new Asker(UUID.randomUUID(), UUID.randomUUID(), 7);
    private final String kafka;
    private final ObjectMapper json;

    public PayingBot(String kafka, ObjectMapper json) {
        this.kafka = kafka;
        this.json = json;
    }

    /// Says where to pay.
    public PayingBot withDetails() {
        assertThat(as("owner").body(Map.of("text", "Банк примеров, счёт 1")).put("/api/payments/details"))
                .hasStatus(200);
        return this;
    }

    public AskPayment ask(long amount) {
        var order = new AskPayment(UUID.randomUUID(), ada, asker, amount);
        order(order);
        return order;
    }

    public ShowReceipt show(UUID payment, String file) {
        var order = new ShowReceipt(UUID.randomUUID(), ada, asker, payment, file);
        order(order);
        return order;
    }

    public void order(PaymentCommand order) {
        try {
            TopicWriter.write(
                    kafka,
                    Topics.PAYMENT_COMMANDS,
                    order.wallet().key(),
                    json.writerFor(PaymentCommand.class).writeValueAsString(order));
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /// What the bot was told, as soon as it is so much.
    public List<PaymentEvent> events(int wanted) {
        try (var events = TopicReader.of(kafka, Topics.PAYMENT_EVENTS)) {
            return events.readUntil(found -> found.stream().filter(this::isOurs).count() >= wanted).stream()
                    .filter(this::isOurs)
                    .map(message -> read(message.value()))
                    .toList();
        }
    }

    public boolean isOurs(ConsumerRecord<String, String> message) {
        return message.key().equals(ada.key());
    }

    public Response confirm(UUID payment) {
        return as("owner").header("Idempotency-Key", UUID.randomUUID()).post("/api/payments/{id}/confirm", payment);
    }

    public Response decline(UUID payment, String reason) {
        return as("owner").body(Map.of("reason", reason)).post("/api/payments/{id}/decline", payment);
    }

    public RequestSpecification as(String role) {
        return of(ada.workspace(), role);
    }

    public static RequestSpecification of(UUID workspace, String role) {
        return RestAssured.given().auth().oauth2(Tokens.of(workspace, role)).contentType(ContentType.JSON);
    }

    private PaymentEvent read(String value) {
        try {
            return json.readValue(value, PaymentEvent.class);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
