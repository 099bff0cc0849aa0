package dev.beseda.billing.promos.api;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.billing.promos.PromoCalls;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class PromoResourceIT {
    private static final int ADA = 42;

    private final PromoCalls promos = new PromoCalls();

    @Test
    void aCodeIsMadeAndShownInItsOneForm() {
        assertThat(promos.make("весна-26", "amount", 5_000, "bonus_lifetime_seconds", 60, "memo", "Весна"))
                .hasStatus(201)
                .has("code", "ВЕСНА-26")
                .has("amount", 5_000)
                .has("percent", null)
                .has("condition", "none")
                .has("person_limit", 1)
                .has("active", true)
                .has("uses", 0);

        assertThat(promos.show("Весна-26")).hasStatus(200).has("memo", "Весна").has("bonus_lifetime_seconds", 60);
        assertThat(promos.make("ВЕСНА-26", "percent", 10)).isProblem(409, "code-taken");
        assertThat(promos.make("ten", "percent", 10, "most", 100))
                .has("memo", "TEN")
                .has("most", 100);
    }

    @Test
    void codesComeInPagesTheOldestFirst() {
        List.of("ONE", "TWO", "THREE").forEach(code -> promos.make(code, "amount", 1));

        var first = promos.of("viewer").get("/api/promos?limit=2");
        var next = first.jsonPath().getString("next");
        var second = promos.of("viewer").get("/api/promos?limit=2&cursor={next}", next);

        assertThat(first.jsonPath().getList("items.code")).isEqualTo(List.of("ONE", "TWO"));
        assertThat(second.jsonPath().getList("items.code")).isEqualTo(List.of("THREE"));
        assertThat(second).hasNo("next");
        assertThat(promos.of("viewer").get("/api/promos?cursor=x")).isBadField("cursor");
    }

    @Test
    void aCodeIsRedeemedByATransferAndTheStatementSaysItsMemo() {
        promos.make("GIFT", "amount", 5_000, "memo", "Подарок");

        assertThat(promos.redeem(ADA, "gift"))
                .hasStatus(201)
                .has("type", "promo")
                .has("balance.bonus", 5_000)
                .hasNo("percent");

        assertThat(promos.redeem(ADA, "gift"))
                .isProblem(409, "code-used")
                .has("detail", "code: this person has used the promo code GIFT as often as a person may: 1");
        assertThat(promos.redeem(ADA, "no-such")).isProblem(409, "unknown-code");
        assertThat(promos.redeem(ADA, "50 %")).isProblem(409, "unknown-code");
        assertThat(promos.of("viewer").get("/api/statements/{person}", ADA))
                .lists("items.memo", "Подарок")
                .lists("items.type", "promo");
        assertThat(promos.of("viewer").get("/api/statements/{person}/csv", ADA)).hasStatus(200);
        assertThat(promos.show("GIFT")).has("uses", 1);
    }

    @Test
    void aPercentageIsToldAndComesWithTheTopUp() {
        promos.make("TENTH", "percent", 10);

        assertThat(promos.redeem(ADA, "tenth"))
                .hasStatus(201)
                .has("type", "promo")
                .has("percent", 10)
                .has("parts", List.of());
        assertThat(topUp(1_000)).hasStatus(201).has("balance.main", 1_000).has("balance.bonus", 100);
        assertThat(topUp(1_000)).has("balance.main", 2_000).has("balance.bonus", 100);
    }

    @Test
    void aCodeThatIsSwitchedOffIsUnknownUntilItIsOnAgain() {
        promos.make("GIFT", "amount", 5_000);

        assertThat(change("gift", Map.of("active", false))).hasStatus(200).has("active", false);
        assertThat(promos.redeem(ADA, "GIFT")).isProblem(409, "unknown-code");
        assertThat(change("gift", Map.of("active", true, "total_limit", 2, "person_limit", 2)))
                .has("total_limit", 2)
                .has("amount", 5_000);
        assertThat(promos.redeem(ADA, "GIFT")).hasStatus(201);
        assertThat(promos.redeem(ADA, "GIFT")).hasStatus(201);
        assertThat(change("gift", Map.of("active", true, "total_limit", 1))).isBadField("total_limit");
        assertThat(change("gift", Map.of("active", true, "until", "2026-01-01T00:00:00Z")))
                .hasStatus(200)
                .has("total_limit", null)
                .has("person_limit", 1);
        assertThat(promos.redeem(7, "GIFT")).isProblem(409, "unknown-code");
    }

    @Test
    void whoHasSeenAnOlderStateChangesNothing() {
        promos.make("GIFT", "amount", 5_000);
        var tag = promos.show("GIFT").header("ETag");
        promos.redeem(ADA, "GIFT");

        assertThat(promos.of("owner")
                        .header("If-Match", tag)
                        .body(Map.of("active", false))
                        .put("/api/promos/GIFT"))
                .isProblem(412, "outdated");
    }

    @Test
    void aCodeThatWasUsedStays() {
        promos.make("GIFT", "amount", 5_000);
        promos.make("SPARE", "amount", 5_000);
        promos.redeem(ADA, "GIFT");

        var no = promos.of("owner").delete("/api/promos/gift");

        assertThat(no).isProblem(409, "promo-used").hasText("detail", "switch it off");
        assertThat(promos.of("owner").delete("/api/promos/spare")).hasStatus(204);
        assertThat(promos.show("SPARE")).isProblem(404, "absent");
        assertThat(promos.show("GIFT")).hasStatus(200);
    }

    @Test
    void examplesAreMadeOnce() {
        promos.make("WELCOME", "amount", 1);

        var first = promos.of("owner").post("/api/promos/examples");
        var second = promos.of("owner").post("/api/promos/examples");

        assertThat(first)
                .hasStatus(200)
                .lists("code", "WELCOME", "NEWUSER10", "FIRSTGEN")
                .lists("amount", 1, 5_000)
                .lists("bonus_lifetime_seconds", 2_592_000)
                .lists("condition", "none", "new_person", "first_purchase");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(promos.redeem(ADA, "newuser10")).has("percent", 10);
    }

    @ParameterizedTest
    @CsvSource({
        "code, ab",
        "code, a b c",
        "currency, usd",
        "amount, 0",
        "percent, 10",
        "most, 5",
        "bonus_lifetime_seconds, 0",
        "from, +999999999-12-31T23:59:59Z",
        "until, 1969-01-01T00:00:00Z",
        "total_limit, 0",
        "person_limit, 1001",
        "condition, rich",
        "memo, ' '",
        "uses, 7",
    })
    void whatDoesNotFitAnAmountIsNamed(String field, String value) {
        var draft = new HashMap<>(PromoCalls.draft("GIFT", "amount", 5_000));
        draft.put(field, isNumber(field) ? Long.valueOf(value) : value);

        assertThat(promos.of("owner").body(draft).post("/api/promos")).isBadField(field);
    }

    @Test
    void whatDoesNotFitTogetherIsNamed() {
        assertThat(promos.make("GIFT")).isBadField("amount");
        assertThat(promos.make("GIFT", "percent", 101)).isBadField("percent");
        assertThat(promos.make("GIFT", "percent", 1, "from", "2026-01-01T00:00:00Z", "until", "2026-01-01T00:00:00Z"))
                .isBadField("until");
        assertThat(change("GIFT", Map.of())).isBadField("active");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "memo", "way"})
    void aRedemptionHasNothingButItsCode(String field) {
        var draft = new HashMap<String, Object>(Map.of("type", "promo", "person", ADA, "currency", "rub", "code", "x"));
        draft.put(field, field.equals("amount") ? Long.valueOf(5) : "x");

        assertThat(promos.transfer(draft)).isBadField(field);
    }

    @Test
    void aCodeBelongsToARedemption() {
        assertThat(promos.transfer(Map.of("type", "promo", "person", ADA, "currency", "rub")))
                .isBadField("code");
        assertThat(promos.transfer(Map.of(
                        "type", "charge", "person", ADA, "currency", "rub", "amount", 1, "memo", "x", "code", "GIFT")))
                .isBadField("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "editor"})
    void onlyOwnersMakeAndChangeCodes(String role) {
        promos.make("GIFT", "amount", 5_000);

        assertThat(promos.of(role).body(PromoCalls.draft("X-1", "amount", 1)).post("/api/promos"))
                .hasStatus(403);
        assertThat(promos.of(role).post("/api/promos/examples")).hasStatus(403);
        assertThat(promos.of(role).body(Map.of("active", false)).put("/api/promos/GIFT"))
                .hasStatus(403);
        assertThat(promos.of(role).delete("/api/promos/GIFT")).hasStatus(403);
        assertThat(promos.of(role).get("/api/promos/GIFT")).hasStatus(200);
    }

    @Test
    void toAnotherWorkspaceNoCodeExists() {
        promos.make("GIFT", "amount", 5_000);
        var theirs = UUID.randomUUID();

        assertThat(PromoCalls.of(theirs, "owner").get("/api/promos/GIFT")).isProblem(404, "absent");
        assertThat(PromoCalls.of(theirs, "owner").body(Map.of("active", false)).put("/api/promos/GIFT"))
                .isProblem(404, "absent");
        assertThat(PromoCalls.of(theirs, "owner").delete("/api/promos/GIFT")).isProblem(404, "absent");
        assertThat(PromoCalls.of(theirs, "owner").get("/api/promos").jsonPath().getList("items"))
                .isEmpty();
        assertThat(new PromoCalls().redeem(ADA, "GIFT")).isProblem(409, "unknown-code");
    }

    private static boolean isNumber(String field) {
        return List.of("amount", "percent", "most", "bonus_lifetime_seconds", "total_limit", "person_limit", "uses")
                .contains(field);
    }

    private Response topUp(long amount) {
        return promos.transfer(Map.of(
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
                "Пополнение"));
    }

    private Response change(String code, Map<String, ?> change) {
        return promos.of("owner").body(change).put("/api/promos/{code}", code);
    }
}
