package dev.beseda.billing.payments.api;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.billing.payments.PayingBot;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class PaymentResourceIT {
    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private PayingBot bot;

    @BeforeEach
    void begin() {
        bot = new PayingBot(kafka, json);
    }

    @Test
    void aPaymentIsShownWithItsReceiptAndWhoeverDecidedIt() {
        var payment = bot.withDetails().ask(50_000).id();
        bot.show(payment, "file-1");
        bot.events(2);

        assertThat(bot.as("viewer").get("/api/payments/{id}", payment))
                .hasStatus(200)
                .has("id", payment.toString())
                .has("person", 42)
                .has("amount", 50_000)
                .has("currency", "rub")
                .has("state", "receipt")
                .has("receipt_file", "file-1")
                .has("receipt_bot", bot.asker.bot().toString())
                .hasNo("decided_by");
        assertThat(bot.decline(payment, "Не пришёл"))
                .hasStatus(200)
                .has("state", "declined")
                .has("decided_by", "test-owner")
                .has("reason", "Не пришёл");
        assertThat(bot.as("viewer").get("/api/payments/{id}", payment)).has("state", "declined");
    }

    @Test
    void paymentsAreListedTheNewestFirstInPagesAndByState() {
        var first = bot.withDetails().ask(100).id();
        var second = bot.ask(200).id();
        bot.ask(300);
        bot.show(second, "file-1");
        bot.events(4);
        assertThat(bot.confirm(first)).hasStatus(200);

        var page = bot.as("viewer").get("/api/payments?limit=2");
        var next = page.jsonPath().getString("next");
        var rest = bot.as("viewer").get("/api/payments?limit=2&cursor={next}", next);

        assertThat(page.jsonPath().getList("items.amount")).hasToString("[300, 200]");
        assertThat(rest.jsonPath().getList("items.amount")).hasToString("[100]");
        assertThat(inState("receipt")).isEqualTo("[200]");
        assertThat(inState("waiting")).isEqualTo("[300]");
        assertThat(inState("confirmed")).isEqualTo("[100]");
        assertThat(inState("expired")).isEqualTo("[]");
        assertThat(bot.as("viewer").get("/api/payments?state=paid")).isBadField("state");
        assertThat(bot.as("viewer").get("/api/payments?cursor=x")).isBadField("cursor");
    }

    @Test
    void aSecondDecisionOfTheSameKindAnswersTheSameAndAnotherOneIsRefused() {
        var declined = bot.withDetails().ask(100).id();
        var confirmed = bot.ask(200).id();
        bot.events(2);
        var first = bot.decline(declined, "Не пришёл").asString();
        assertThat(bot.confirm(confirmed)).hasStatus(200);

        assertThat(bot.decline(declined, "Ещё раз").asString()).isEqualTo(first);
        assertThat(bot.confirm(declined))
                .isProblem(409, "payment-decided")
                .hasText("detail", "was declined by test-owner at 2");
        assertThat(bot.decline(confirmed, "Не пришёл"))
                .isProblem(409, "payment-decided")
                .hasText("detail", "was confirmed by test-owner at 2");
        assertThat(bot.as("viewer").get("/api/balances/42")).lists("main", 200, 0, 0);
    }

    @Test
    void whatTheLedgerRefusesIsNotDecidedAndCanBeDecidedLater() {
        var payment = bot.withDetails().ask(100).id();
        bot.events(1);
        var booking = UUID.nameUUIDFromBytes(("payment " + payment).getBytes(StandardCharsets.UTF_8));
        var other = Map.of("type", "top_up", "person", 42, "currency", "rub", "amount", 7, "way", "bank", "memo", "x");
        assertThat(bot.as("owner")
                        .header("Idempotency-Key", booking)
                        .body(other)
                        .post("/api/transfers"))
                .hasStatus(201);

        assertThat(bot.confirm(payment)).isProblem(409, "id-taken");

        assertThat(bot.as("viewer").get("/api/payments/{id}", payment)).has("state", "waiting");
        assertThat(bot.as("viewer").get("/api/balances/42")).lists("main", 7, 0, 0);
        assertThat(bot.decline(payment, "Не пришёл")).hasStatus(200);
    }

    @Test
    void toConfirmOneNeedsAKey() {
        var payment = bot.withDetails().ask(100).id();
        bot.events(1);

        assertThat(bot.as("owner").post("/api/payments/{id}/confirm", payment)).isBadField("Idempotency-Key");
    }

    @Test
    void aReasonHasOneToFiveHundredCharacters() {
        var payment = bot.withDetails().ask(100).id();
        bot.events(1);

        assertThat(bot.decline(payment, " ")).isBadField("reason");
        assertThat(bot.decline(payment, "x".repeat(501))).isBadField("reason");
        assertThat(bot.decline(payment, "\0")).isBadField("reason");
        assertThat(bot.as("owner").body("{}").post("/api/payments/{id}/decline", payment))
                .isBadField("reason");
        assertThat(bot.decline(payment, "x".repeat(500))).hasStatus(200);
    }

    @Test
    void whereToPayIsWrittenAndReadByItsWorkspace() {
        assertThat(bot.as("viewer").get("/api/payments/details")).hasStatus(200).has("text", "");

        bot.withDetails();

        var shown = bot.as("viewer").get("/api/payments/details");
        assertThat(shown).hasStatus(200).has("text", "Банк примеров, счёт 1");
        assertThat(write("Другой банк", shown.header("ETag"))).isEqualTo(200);
        assertThat(write("Третий банк", shown.header("ETag"))).isEqualTo(412);
        assertThat(theirs().get("/api/payments/details")).hasStatus(200).has("text", "");
    }

    @Test
    void whereToPayHasOneToThousandCharacters() {
        assertThat(details(" ").put("/api/payments/details")).isBadField("text");
        assertThat(details("x".repeat(1_001)).put("/api/payments/details")).isBadField("text");
        assertThat(details("x".repeat(1_000)).put("/api/payments/details")).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "editor"})
    void onlyOwnersDecide(String role) {
        var nobodys = UUID.randomUUID();

        assertThat(bot.as(role).post("/api/payments/{id}/confirm", nobodys)).hasStatus(403);
        assertThat(bot.as(role).body(Map.of("reason", "x")).post("/api/payments/{id}/decline", nobodys))
                .hasStatus(403);
        assertThat(bot.as(role).body(Map.of("text", "x")).put("/api/payments/details"))
                .hasStatus(403);
    }

    @Test
    void toAnotherWorkspaceNothingOfItExists() {
        var payment = bot.withDetails().ask(100).id();
        bot.events(1);

        assertThat(theirs().get("/api/payments/{id}", payment)).isProblem(404, "absent");
        assertThat(theirs().post("/api/payments/{id}/confirm", payment)).isProblem(404, "absent");
        assertThat(theirs().body(Map.of("reason", "x")).post("/api/payments/{id}/decline", payment))
                .isProblem(404, "absent");
        assertThat(theirs().get("/api/payments")).has("items.size()", 0);
        assertThat(bot.as("viewer").get("/api/payments/{id}", payment)).has("state", "waiting");
    }

    private String inState(String state) {
        return bot.as("viewer")
                .get("/api/payments?state={state}", state)
                .jsonPath()
                .getList("items.amount")
                .toString();
    }

    private int write(String text, String seen) {
        return details(text)
                .header("If-Match", seen)
                .put("/api/payments/details")
                .statusCode();
    }

    private RequestSpecification details(String text) {
        return bot.as("owner").body(Map.of("text", text));
    }

    private static RequestSpecification theirs() {
        return PayingBot.of(UUID.randomUUID(), "owner");
    }
}
