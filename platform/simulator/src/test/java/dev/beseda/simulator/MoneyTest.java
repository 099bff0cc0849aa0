package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private final TestPhone phone = new TestPhone();

    @BeforeEach
    void begin() {
        phone.write("/start");
        phone.call("getUpdates", "{\"offset\":-1}");
    }

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void anInvoiceIsPaidWhenTheBotAgreesInTime() {
        var invoice =
                phone.call("sendInvoice", stars(50).put("chat_id", phone.user)).path("result");
        var query = pay("message_id", invoice.path("message_id"));
        var asked = lastUpdate().path("pre_checkout_query");

        var answer = agree(query);

        assertThat(invoice.at("/invoice/total_amount").asLong()).isEqualTo(50);
        assertThat(asked.path("id").asText()).isEqualTo(query);
        assertThat(asked.path("invoice_payload").asText()).isEqualTo("order 7");
        assertThat(answer.path("ok").asBoolean()).isTrue();
        var paid = lastUpdate().at("/message/successful_payment");
        assertThat(paid.path("total_amount").asLong()).isEqualTo(50);
        assertThat(phone.call("getMyStarBalance", "{}").at("/result/amount").asLong())
                .isEqualTo(50);
        assertThat(phone.call("getStarTransactions", "{}")
                        .at("/result/transactions/0/id")
                        .asText())
                .isEqualTo(paid.path("telegram_payment_charge_id").asText());
    }

    @Test
    void anAnswerAfterTenSecondsIsTooLateAndNothingIsPaid() {
        phone.simulator.freezeClock();
        var query = pay("invoice_link", link(stars(50)));

        phone.simulator.advanceClock(Duration.ofSeconds(10));

        assertThat(agree(query).path("description").asText())
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
        assertThat(payments().at("/payments/0/state").asText()).isEqualTo("expired");
        assertThat(payments().path("stars").asLong()).isZero();
    }

    @Test
    void aRefusalNeedsAReasonAndCostsNothing() {
        var query = pay("invoice_link", link(stars(50)));
        var refusal = Json.object().put("pre_checkout_query_id", query).put("ok", false);

        var silent = phone.call("answerPreCheckoutQuery", refusal);
        phone.call("answerPreCheckoutQuery", refusal.put("error_message", "Sold out"));

        assertThat(silent.path("error_code").asInt()).isEqualTo(400);
        assertThat(payments().at("/payments/0/state").asText()).isEqualTo("refused");
    }

    @Test
    void aRefundGoesBackOnceAndIsTold() {
        agree(pay("invoice_link", link(stars(50))));
        var refund = Json.object()
                .put("user_id", phone.user)
                .put(
                        "telegram_payment_charge_id",
                        payments().at("/payments/0/charge_id").asText());

        var first = phone.call("refundStarPayment", refund);
        var second = phone.call("refundStarPayment", refund);

        assertThat(first.path("ok").asBoolean()).isTrue();
        assertThat(second.path("description").asText()).isEqualTo("Bad Request: CHARGE_ALREADY_REFUNDED");
        assertThat(lastUpdate().at("/message/refunded_payment/total_amount").asLong())
                .isEqualTo(50);
        assertThat(payments().path("stars").asLong()).isZero();
    }

    @Test
    void aSubscriptionIsRenewedAndGivenUp() {
        agree(pay("invoice_link", link(stars(50).put("subscription_period", 2_592_000))));
        var charge = payments().at("/payments/0/charge_id").asText();
        var first = lastUpdate().at("/message/successful_payment");

        subscription(charge, "active");
        var renewed = phone.call("getUpdates", "{\"offset\":-2}").path("result");
        subscription(charge, "canceled");

        assertThat(first.path("is_first_recurring").asBoolean()).isTrue();
        assertThat(renewed.at("/0/message/successful_payment").has("is_first_recurring"))
                .isFalse();
        assertThat(renewed.at("/0/message/successful_payment/is_recurring").asBoolean())
                .isTrue();
        assertThat(renewed.at("/1/subscription/state").asText()).isEqualTo("active");
        assertThat(lastUpdate().at("/subscription/state").asText()).isEqualTo("canceled");
    }

    @Test
    void starsHaveOnePriceAndOtherMoneyAProvider() {
        var two = stars(50);
        two.withArray("prices").addObject().put("label", "More").put("amount", 1);

        assertThat(phone.call("createInvoiceLink", two).path("error_code").asInt())
                .isEqualTo(400);
        assertThat(phone.call("createInvoiceLink", stars(50).put("currency", "EUR"))
                        .path("description")
                        .asText())
                .isEqualTo("Bad Request: PAYMENT_PROVIDER_INVALID");
        assertThat(phone.call("createInvoiceLink", stars(50).put("subscription_period", 60))
                        .path("error_code")
                        .asInt())
                .isEqualTo(400);
    }

    private static ObjectNode stars(long amount) {
        var invoice = Json.object()
                .put("title", "Book")
                .put("description", "To read")
                .put("payload", "order 7")
                .put("currency", "XTR");
        invoice.putArray("prices").addObject().put("label", "Book").put("amount", amount);
        return invoice;
    }

    private JsonNode link(ObjectNode invoice) {
        return phone.call("createInvoiceLink", invoice).path("result");
    }

    private String pay(String field, JsonNode place) {
        var payment = Json.object().put("bot", TestPhone.BOT).put("user", phone.user);
        payment.set(field, place);
        return phone.control("POST", "payments", payment.toString())
                .path("pre_checkout_query_id")
                .asText();
    }

    private JsonNode agree(String query) {
        return phone.call(
                "answerPreCheckoutQuery",
                Json.object().put("pre_checkout_query_id", query).put("ok", true));
    }

    private void subscription(String charge, String state) {
        phone.control(
                "POST",
                "subscriptions",
                Json.object()
                        .put("bot", TestPhone.BOT)
                        .put("charge_id", charge)
                        .put("state", state)
                        .toString());
    }

    private JsonNode payments() {
        return phone.control("GET", "payments/" + TestPhone.BOT, "");
    }

    private JsonNode lastUpdate() {
        return phone.call("getUpdates", "{\"offset\":-1}").at("/result/0");
    }
}
