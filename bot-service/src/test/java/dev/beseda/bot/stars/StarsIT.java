package dev.beseda.bot.stars;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.bot.conversations.ScriptedBot;
import dev.beseda.bot.conversations.ScriptedBot.Step;
import dev.beseda.contracts.billing.BillingCommand.Refund;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Stars go back once, and Telegram's list is compared with ours. The ledger is this test.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class StarsIT {
    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final String token = Telegram.bot();
    private final long ada = ScriptedBot.person();
    private ScriptedBot bot;
    private StarsLedger ledger;

    @BeforeEach
    void begin() {
        ledger = new StarsLedger(json, kafka, ada);
        bot = new ScriptedBot(token).on("command", "start", new Step("m", "message", Map.of("text", "Hello")));
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Hello");
    }

    @Test
    void starsGoBackOnceAndAfterTheLedgerHasTakenThemOut() {
        var charge = Telegram.pay(token, ada, 100);
        tellOfPayment(charge);
        tellOfPayment(charge);
        var paid = (TopUp) ledger.ordered(2).getFirst();
        becomes("paid");
        Telegram.fail(token, "refundStarPayment", "server_error", 1);

        var answer = refund("owner", charge, "key-1");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("state")).isEqualTo("refunding");
        assertThat(refund("owner", charge, "key-1").statusCode()).isEqualTo(202);
        assertThat(refund("owner", charge, "key-2").jsonPath().getString("code"))
                .isEqualTo("refund-begun");

        var orders = ledger.ordered(3);
        var order = (Refund) orders.get(2);
        assertThat(orders).hasSize(3);
        assertThat(order.operation()).isEqualTo(paid.id());
        assertThat(order.amount()).isEqualTo(15_000);
        assertThat(Telegram.calls(token)).doesNotContain("refundStarPayment");

        ledger.refunds(order);
        ledger.refunds(order);
        becomes("refunded");
        assertThat(stars()).isZero();
        assertThat(payments().getString("items[0].reason")).isEqualTo("Never made");
        assertThat(payments().getList("items")).hasSize(1);
    }

    @Test
    void whatIsSpentAlreadyDoesNotGoBack() {
        var charge = Telegram.pay(token, ada, 100);
        tellOfPayment(charge);
        becomes("paid");
        assertThat(refund("owner", charge, "key").statusCode()).isEqualTo(202);

        ledger.refuses(ledger.ordered(2).get(1), "The wallet has 1 too little");

        becomes("refund_failed");
        assertThat(payments().getString("items[0].failure")).isEqualTo("The wallet has 1 too little");
        assertThat(stars()).isEqualTo(100);
    }

    @Test
    void whatTelegramRefusesComesBackIntoTheWallet() {
        tellOfPayment("stx-unknown");
        becomes("paid");
        assertThat(refund("owner", "stx-unknown", "key").statusCode()).isEqualTo(202);

        ledger.refunds(ledger.ordered(2).get(1));

        becomes("refund_failed");
        assertThat(payments().getString("items[0].failure")).contains("CHARGE_NOT_FOUND");
        var back = (TopUp) ledger.ordered(3).get(2);
        assertThat(back.amount()).isEqualTo(15_000);
        assertThat(payments().getString("items[0].operation"))
                .isEqualTo(back.id().toString());
    }

    @Test
    void whatWasGivenBackElsewhereIsTakenOutOfTheWalletOrListed() {
        tellOfPayment("stx-elsewhere");
        becomes("paid");
        bot.happens(ada, "message", message("refunded_payment", "stx-elsewhere"));

        becomes("refunded");
        ledger.refuses(ledger.ordered(2).get(1), "The wallet has 1 too little");

        ScriptedBot.eventually(() -> assertThat(differences()).containsExactly("stx-elsewhere not_debited"));
    }

    @Test
    void reconciliationListsEachDifferenceOnce() {
        var same = Telegram.pay(token, ada, 100);
        tellOfPayment(same);
        becomes("paid");
        var unheard = Telegram.pay(token, ada, 100);
        tellOfPayment("stx-invented");
        ScriptedBot.eventually(() -> assertThat(payments().getList("items")).hasSize(2));

        var first = bot.as("owner").post("/api/bots/" + bot.id() + "/stars/reconcile");
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(200);
        assertThat(first.jsonPath().getInt("compared")).isEqualTo(2);
        assertThat(first.jsonPath().getInt("differences")).isEqualTo(2);
        assertThat(differences())
                .containsExactlyInAnyOrder(unheard + " payment_not_here", "stx-invented payment_not_at_telegram");

        var second = bot.as("owner").post("/api/bots/" + bot.id() + "/stars/reconcile");
        assertThat(second.jsonPath().getInt("compared")).isZero();
        assertThat(second.jsonPath().getInt("differences")).isZero();
    }

    @Test
    void othersNeitherSeeNorGiveBackStars() {
        var stranger = Api.as(UUID.randomUUID(), "owner");
        assertThat(stranger.get("/api/bots/{bot}/stars", bot.id()).statusCode()).isEqualTo(404);
        assertThat(refund("editor", "stx", "key").statusCode()).isEqualTo(403);
        assertThat(refund("owner", "stx", "key").statusCode()).isEqualTo(404);
        assertThat(bot.as("owner")
                        .post("/api/bots/" + bot.id() + "/stars/stx/refund", Map.of("reason", "Never made"))
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("Idempotency-Key");
    }

    private Response refund(String role, String charge, String key) {
        return bot.as(role)
                .request()
                .header("Idempotency-Key", key)
                .body(Map.of("reason", "Never made"))
                .post("/api/bots/{bot}/stars/{charge}/refund", bot.id(), charge);
    }

    private JsonPath payments() {
        return bot.as("viewer").get("/api/bots/{bot}/stars", bot.id()).jsonPath();
    }

    private List<String> differences() {
        return bot.as("viewer")
                .get("/api/bots/{bot}/stars/differences", bot.id())
                .jsonPath()
                .getList("items.collect { it.charge + ' ' + it.kind }", String.class);
    }

    private void becomes(String state) {
        ScriptedBot.eventually(
                () -> assertThat(payments().getString("items[0].state")).isEqualTo(state));
    }

    private int stars() {
        return Telegram.call(token, "getMyStarBalance", Map.of()).jsonPath().getInt("result.amount");
    }

    private void tellOfPayment(String charge) {
        bot.happens(ada, "message", message("successful_payment", charge));
    }

    private String message(String kind, String charge) {
        return """
                "message_id": 7, "date": 1, "from": {"id": %1$d, "is_bot": false, "first_name": "Ada"},
                "chat": {"id": %1$d, "type": "private"}, "%2$s": {"currency": "XTR", "total_amount": 100,
                "invoice_payload": "top_up:%1$d:1:rub:15000:100", "telegram_payment_charge_id": "%3$s",
                "provider_payment_charge_id": ""}""".formatted(ada, kind, charge);
    }
}
