package dev.beseda.billing.ledger.api;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.kit.identity.Identity;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class MoneyResourceIT {
    private static final int ADA = 42;

    @Inject
    DataSource database;

    private final UUID workspace = UUID.randomUUID();

    @Test
    void moneyComesInIsHeldAndPaidAndTheStatementTellsIt() {
        assertThat(transfer(topUp(10_000))).hasStatus(201).has("type", "top_up").has("balance.main", 10_000);
        assertThat(transfer(bonus(500, "2030-12-31T00:00:00Z"))).hasStatus(201);
        var hold = UUID.randomUUID().toString();
        assertThat(owner(hold).body(hold(2_600)).post("/api/holds"))
                .hasStatus(201)
                .has("id", hold)
                .has("state", "open");
        assertThat(of("viewer").get("/api/balances/{person}", ADA))
                .hasStatus(200)
                .lists("available", 7_900, 0, 0)
                .lists("held", 2_600, 0, 0);
        assertThat(of("viewer").get("/api/holds?person=42")).lists("items.id", hold);

        assertThat(owner().body(Map.of("amount", 2_000)).post("/api/holds/{id}/settle", hold))
                .hasStatus(200)
                .has("state", "settled")
                .has("charged", 2_000);

        assertThat(of("viewer").get("/api/statements/{person}", ADA))
                .lists("items.type", "settled", "settled", "bonus", "top_up")
                .lists("items.amount", -1_500, -500, 500, 10_000)
                .lists("items.memo", "Картинка", "Картинка", "Подарок", "Пополнение");
        assertThat(of("viewer").get("/api/balances/{person}", ADA)).lists("main", 8_500, 0, 0);
    }

    @Test
    void theSameKeyMovesMoneyOnceAndAnotherRequestUnderItIsRefused() {
        var key = "my order 7";
        var first = owner(key).body(topUp(100)).post("/api/transfers");
        assertThat(first).hasStatus(201);

        var second = owner(key).body(topUp(100)).post("/api/transfers");
        var other = owner(key).body(topUp(101)).post("/api/transfers");

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(other).isProblem(409, "id-taken");
        assertThat(other.jsonPath().getString("detail")).contains("amount was 100, and is 101");
        assertThat(owner().get("/api/balances/{person}", ADA)).lists("main", 100, 0, 0);
    }

    @Test
    void whatMovesMoneyNeedsAKey() {
        assertThat(of("owner").body(topUp(100)).post("/api/transfers")).isBadField("Idempotency-Key");
        assertThat(of("owner").body(hold(100)).post("/api/holds")).isBadField("Idempotency-Key");
        assertThat(owner("").body(topUp(100)).post("/api/transfers")).isBadField("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "\"100\"", "9223372036854775808", "1e3", "null"})
    void whatIsNoAmountIsNamed(String amount) {
        var body = """
                {"type": "top_up", "person": 42, "currency": "rub", "amount": %s, "way": "bank", "memo": "x"}
                """.formatted(amount);

        assertThat(owner().body(body).post("/api/transfers")).isBadField("amount");
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

        assertThat(owner().body(json).post("/api/transfers")).isBadField(field);
    }

    @Test
    void whatIsTooMuchIsToldWithHowMuchIsMissing() {
        transfer(topUp(100));

        var no = owner().body(charge(250)).post("/api/transfers");

        assertThat(no).isProblem(409, "insufficient-funds");
        assertThat(no.jsonPath().getString("detail")).isEqualTo("The wallet has 150 too little");
    }

    @Test
    void whatWasPaidIsRefundedAndCannotBeTwice() {
        transfer(topUp(100));
        var charge = transfer(charge(60)).jsonPath().getString("id");

        assertThat(transfer(refund(charge, 60))).hasStatus(201).has("balance.main", 100);
        assertThat(transfer(refund(charge, 1))).isProblem(409, "above");
        assertThat(owner().get("/api/transfers/{id}", charge)).has("refunded", 60);
    }

    @Test
    void aFrozenWalletPaysNothing() {
        transfer(topUp(100));

        assertThat(freeze(true)).hasStatus(200).lists("frozen", "Спор", null, null);

        var no = transfer(charge(1));
        assertThat(no).isProblem(409, "frozen");
        assertThat(freeze(false)).hasStatus(200);
        assertThat(transfer(charge(1))).hasStatus(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "editor"})
    void onlyOwnersMoveMoney(String role) {
        assertThat(of(role).header("Idempotency-Key", "x").body(topUp(1)).post("/api/transfers"))
                .hasStatus(403);
        assertThat(of(role).header("Idempotency-Key", "x").body(hold(1)).post("/api/holds"))
                .hasStatus(403);
        assertThat(of(role).get("/api/ledger/verification")).hasStatus(403);
    }

    @Test
    void toAnotherWorkspaceNothingOfItExists() {
        var charge = transfer(topUp(100)).jsonPath().getString("id");
        var hold = UUID.randomUUID().toString();
        owner(hold).body(hold(50)).post("/api/holds");

        assertThat(theirs().get("/api/balances/{person}", ADA)).isProblem(404, "absent");
        assertThat(theirs().get("/api/transfers/{id}", charge)).isProblem(404, "absent");
        assertThat(theirs().get("/api/holds/{id}", hold)).isProblem(404, "absent");
        assertThat(theirs().get("/api/statements/{person}", ADA)).isProblem(404, "absent");
        assertThat(theirs().body(Map.of("amount", 1)).post("/api/holds/{id}/settle", hold))
                .isProblem(404, "absent");
        assertThat(theirs().post("/api/holds/{id}/release", hold)).isProblem(404, "absent");
    }

    @Test
    void aStatementIsAFileToo() {
        transfer(topUp(100));
        var formula = new HashMap<>(charge(60));
        formula.put("memo", "=1+1, \"x\"");
        transfer(formula);

        var lines =
                of("viewer").get("/api/statements/{person}/csv", ADA).asString().split("\r\n");

        assertThat(lines).hasSize(3);
        assertThat(lines[0]).isEqualTo("number,at,operation,type,account,expires_at,amount,memo");
        assertThat(lines[1]).contains(",charge,main,,-60,\"'=1+1, \"\"x\"\"\"");
    }

    @Test
    void aStatementIsTurnedPageByPage() {
        for (int at = 1; at <= 5; at++) {
            transfer(topUp(at));
        }

        var first = of("viewer").get("/api/statements/42?limit=2");
        var second = of("viewer")
                .get(
                        "/api/statements/42?limit=2&cursor={next}",
                        first.jsonPath().getString("next"));

        assertThat(first).lists("items.amount", 5, 4);
        assertThat(second).lists("items.amount", 3, 2);
    }

    @Test
    void theDaysOfAWorkspaceAreSummedByBot() {
        var bot = UUID.randomUUID().toString();
        transfer(topUp(100));
        var charge = new HashMap<>(charge(60));
        charge.put("bot", bot);
        transfer(charge);
        transfer(charge(10));

        await().untilAsserted(() -> assertThat(of("viewer").get("/api/statements"))
                .lists("account", "clearing:bank", "revenue", "revenue")
                .lists("amount", -100, 10, 60));
    }

    @Test
    void whoeverChangesAPostingBehindTheLedgerIsFound() throws SQLException {
        transfer(topUp(100));
        await().untilAsserted(
                        () -> assertThat(of("viewer").get("/api/statements")).lists("amount", -100));
        assertThat(verify()).isEmpty();

        withoutTriggers("update posting set amount = amount * 2 where workspace_id = '%s'".formatted(workspace));

        assertThat(verify())
                .contains("The postings of workspace %s up to number".formatted(workspace))
                .contains("its balance is 100, and the sum of its postings 200");
        withoutTriggers("update posting set amount = amount / 2 where workspace_id = '%s'".formatted(workspace));
        assertThat(verify()).isEmpty();
    }

    /// All that is wrong with the whole book.
    private static String verify() {
        var found = new StringBuilder();
        String cursor = null;
        do {
            var request = of(Identity.DEFAULT_WORKSPACE, "owner");
            var piece =
                    (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/ledger/verification");
            assertThat(piece).hasStatus(200);
            piece.jsonPath().<String>getList("faults").forEach(found::append);
            cursor = piece.jsonPath().getString("next");
        } while (cursor != null);
        return found.toString();
    }

    private void withoutTriggers(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table posting disable trigger user");
            statement.execute(sql);
            statement.execute("alter table posting enable trigger user");
        }
    }

    private Response freeze(boolean frozen) {
        return owner().body(Map.of("currency", "rub", "frozen", frozen, "reason", "Спор"))
                .post("/api/balances/{person}/freeze", ADA);
    }

    private Response transfer(Map<String, ?> draft) {
        return owner().body(draft).post("/api/transfers");
    }

    private static Map<String, Object> topUp(long amount) {
        return Map.of(
                "type",
                "top_up",
                "person",
                ADA,
                "currency",
                "rub",
                "amount",
                amount,
                "way",
                "bank",
                "memo",
                "Пополнение");
    }

    private static Map<String, Object> bonus(long amount, String expiresAt) {
        return Map.of(
                "type",
                "bonus",
                "person",
                ADA,
                "currency",
                "rub",
                "amount",
                amount,
                "expires_at",
                expiresAt,
                "memo",
                "Подарок");
    }

    private static Map<String, Object> charge(long amount) {
        return Map.of("type", "charge", "person", ADA, "currency", "rub", "amount", amount, "memo", "Картинка");
    }

    private static Map<String, Object> refund(String operation, long amount) {
        return Map.of(
                "type",
                "refund",
                "person",
                ADA,
                "currency",
                "rub",
                "amount",
                amount,
                "operation",
                operation,
                "memo",
                "Ошибка");
    }

    private static Map<String, Object> hold(long amount) {
        return Map.of("person", ADA, "currency", "rub", "amount", amount, "memo", "Картинка");
    }

    private RequestSpecification owner() {
        return owner(UUID.randomUUID().toString());
    }

    private RequestSpecification owner(String key) {
        return of("owner").header("Idempotency-Key", key);
    }

    private static RequestSpecification theirs() {
        return of(UUID.randomUUID(), "owner").header("Idempotency-Key", "x");
    }

    private RequestSpecification of(String role) {
        return of(workspace, role);
    }

    private static RequestSpecification of(UUID workspace, String role) {
        return RestAssured.given().auth().oauth2(Tokens.of(workspace, role)).contentType(ContentType.JSON);
    }
}
