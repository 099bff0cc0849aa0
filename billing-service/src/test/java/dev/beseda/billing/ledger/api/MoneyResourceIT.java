package dev.beseda.billing.ledger.api;

import static dev.beseda.billing.ledger.api.MoneyCalls.ADA;
import static dev.beseda.billing.ledger.api.MoneyCalls.bonus;
import static dev.beseda.billing.ledger.api.MoneyCalls.charge;
import static dev.beseda.billing.ledger.api.MoneyCalls.hold;
import static dev.beseda.billing.ledger.api.MoneyCalls.refund;
import static dev.beseda.billing.ledger.api.MoneyCalls.topUp;
import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class MoneyResourceIT {
    private final MoneyCalls money = new MoneyCalls();

    @Test
    void moneyComesInIsHeldAndPaidAndTheStatementTellsIt() {
        assertThat(money.transfer(topUp(10_000)))
                .hasStatus(201)
                .has("type", "top_up")
                .has("author", "test-owner")
                .has("balance.main", 10_000);
        assertThat(money.transfer(bonus(500, "2030-12-31T00:00:00Z"))).hasStatus(201);
        var hold = UUID.randomUUID().toString();
        assertThat(money.owner(hold).body(hold(2_600)).post("/api/holds"))
                .hasStatus(201)
                .has("id", hold)
                .has("state", "open");
        assertThat(money.of("viewer").get("/api/balances/{person}", ADA))
                .hasStatus(200)
                .lists("available", 7_900, 0, 0)
                .lists("held", 2_600, 0, 0);
        assertThat(money.of("viewer").get("/api/holds?person=42")).lists("items.id", hold);

        assertThat(money.owner().body(Map.of("amount", 2_000)).post("/api/holds/{id}/settle", hold))
                .hasStatus(200)
                .has("state", "settled")
                .has("charged", 2_000);

        assertThat(money.of("viewer").get("/api/statements/{person}", ADA))
                .lists("items.type", "settled", "settled", "bonus", "top_up")
                .lists("items.amount", -1_500, -500, 500, 10_000)
                .lists("items.memo", "Картинка", "Картинка", "Подарок", "Пополнение");
        assertThat(money.of("viewer").get("/api/balances/{person}", ADA)).lists("main", 8_500, 0, 0);
    }

    @Test
    void theSameKeyMovesMoneyOnceAndAnotherRequestUnderItIsRefused() {
        var key = "my order 7";
        var first = money.owner(key).body(topUp(100)).post("/api/transfers");
        assertThat(first).hasStatus(201);

        var second = money.owner(key).body(topUp(100)).post("/api/transfers");
        var other = money.owner(key).body(topUp(101)).post("/api/transfers");

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(other).isProblem(409, "id-taken");
        assertThat(other.jsonPath().getString("detail")).contains("amount was 100, and is 101");
        assertThat(money.owner().get("/api/balances/{person}", ADA)).lists("main", 100, 0, 0);
    }

    @Test
    void aHoldLivesAWeekAtTheMost() {
        var hold = new HashMap<>(hold(1));
        hold.put("lifetime_seconds", 604_801);

        assertThat(money.owner().body(hold).post("/api/holds")).isBadField("lifetime_seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "%2B999999999-12-31T23:59:59Z"})
    void aCursorThatIsNotOursIsNamed(String cursor) {
        assertThat(money.of("viewer").urlEncodingEnabled(false).get("/api/holds?person=42&cursor=" + cursor))
                .isBadField("cursor");
    }

    @Test
    void whatMovesMoneyNeedsAKey() {
        assertThat(money.of("owner").body(topUp(100)).post("/api/transfers")).isBadField("Idempotency-Key");
        assertThat(money.of("owner").body(hold(100)).post("/api/holds")).isBadField("Idempotency-Key");
        assertThat(money.owner("").body(topUp(100)).post("/api/transfers")).isBadField("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"100\"", "9223372036854775808", "1e3", "null"})
    void whatIsNoAmountIsNamed(String amount) {
        var body = """
                {"type": "top_up", "person": 42, "currency": "rub", "amount": %s, "way": "bank", "memo": "x"}
                """.formatted(amount);

        assertThat(money.owner().body(body).post("/api/transfers")).isBadField("amount");
    }

    @ParameterizedTest
    @CsvSource({
        "currency, \"usd\"",
        "way, \"Über\"",
        "memo, \" \"",
        "expires_at, \"2030-12-31T00:00:00Z\"",
        "operation, \"01990000-0000-7000-8000-000000000000\"",
        "person, null",
    })
    void whatDoesNotFitATopUpIsNamed(String field, String value) {
        var fields = new HashMap<String, String>();
        fields.putAll(Map.of(
                "type",
                "\"top_up\"",
                "person",
                "42",
                "currency",
                "\"rub\"",
                "amount",
                "5",
                "way",
                "\"bank\"",
                "memo",
                "\"x\""));
        fields.put(field, value);
        var json = fields.entrySet().stream()
                .map(one -> "\"%s\": %s".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));

        assertThat(money.owner().body(json).post("/api/transfers")).isBadField(field);
    }

    @Test
    void whatIsTooMuchIsToldWithHowMuchIsMissing() {
        money.transfer(topUp(100));

        var no = money.owner().body(charge(250)).post("/api/transfers");

        assertThat(no).isProblem(409, "insufficient-funds");
        assertThat(no.jsonPath().getString("detail")).isEqualTo("The wallet has 150 too little");
    }

    @Test
    void whatWasPaidIsRefundedAndCannotBeTwice() {
        money.transfer(topUp(100));
        var charge = money.transfer(charge(60)).jsonPath().getString("id");

        assertThat(money.transfer(refund(charge, 60))).hasStatus(201).has("balance.main", 100);
        assertThat(money.transfer(refund(charge, 1))).isProblem(409, "above");
        assertThat(money.owner().get("/api/transfers/{id}", charge)).has("refunded", 60);
    }

    @Test
    void aFrozenWalletPaysNothing() {
        money.transfer(topUp(100));

        assertThat(freeze(true)).hasStatus(200).lists("frozen", "Спор", null, null);

        var no = money.transfer(charge(1));
        assertThat(no).isProblem(409, "frozen");
        assertThat(freeze(false)).hasStatus(200);
        assertThat(money.transfer(charge(1))).hasStatus(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "editor"})
    void onlyOwnersMoveMoney(String role) {
        assertThat(money.of(role).header("Idempotency-Key", "x").body(topUp(1)).post("/api/transfers"))
                .hasStatus(403);
        assertThat(money.of(role).header("Idempotency-Key", "x").body(hold(1)).post("/api/holds"))
                .hasStatus(403);
        assertThat(money.of(role).get("/api/ledger/verification")).hasStatus(403);
    }

    @Test
    void toAnotherWorkspaceNothingOfItExists() {
        var charge = money.transfer(topUp(100)).jsonPath().getString("id");
        var hold = UUID.randomUUID().toString();
        money.owner(hold).body(hold(50)).post("/api/holds");

        assertThat(theirs().get("/api/balances/{person}", ADA)).isProblem(404, "absent");
        assertThat(theirs().get("/api/transfers/{id}", charge)).isProblem(404, "absent");
        assertThat(theirs().get("/api/holds/{id}", hold)).isProblem(404, "absent");
        assertThat(theirs().get("/api/statements/{person}", ADA)).isProblem(404, "absent");
        assertThat(theirs().body(Map.of("amount", 1)).post("/api/holds/{id}/settle", hold))
                .isProblem(404, "absent");
        assertThat(theirs().post("/api/holds/{id}/release", hold)).isProblem(404, "absent");
    }

    private Response freeze(boolean frozen) {
        return money.owner()
                .body(Map.of("currency", "rub", "frozen", frozen, "reason", "Спор"))
                .post("/api/balances/{person}/freeze", ADA);
    }

    private static RequestSpecification theirs() {
        return MoneyCalls.of(UUID.randomUUID(), "owner").header("Idempotency-Key", "x");
    }
}
