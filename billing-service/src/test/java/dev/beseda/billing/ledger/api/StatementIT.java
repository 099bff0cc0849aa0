package dev.beseda.billing.ledger.api;

import static dev.beseda.billing.ledger.api.MoneyCalls.ADA;
import static dev.beseda.billing.ledger.api.MoneyCalls.charge;
import static dev.beseda.billing.ledger.api.MoneyCalls.topUp;
import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.kit.identity.Identity;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class StatementIT {
    @Inject
    DataSource database;

    private final MoneyCalls money = new MoneyCalls();

    @Test
    void aStatementIsAFileToo() {
        money.transfer(topUp(100));
        var formula = new HashMap<>(charge(60));
        formula.put("memo", "=1+1, \"x\"");
        money.transfer(formula);

        var lines = money.of("viewer")
                .get("/api/statements/{person}/csv", ADA)
                .asString()
                .split("\r\n");

        assertThat(lines).hasSize(3);
        assertThat(lines[0]).isEqualTo("number,at,operation,type,account,expires_at,amount,memo");
        assertThat(lines[1]).contains(",charge,main,,-60,\"'=1+1, \"\"x\"\"\"");
    }

    @Test
    void aStatementIsTurnedPageByPage() {
        for (int at = 1; at <= 5; at++) {
            money.transfer(topUp(at));
        }

        var first = money.of("viewer").get("/api/statements/42?limit=2");
        var second = money.of("viewer")
                .get(
                        "/api/statements/42?limit=2&cursor={next}",
                        first.jsonPath().getString("next"));

        assertThat(first).lists("items.amount", 5, 4);
        assertThat(second).lists("items.amount", 3, 2);
    }

    @Test
    void theDaysOfAWorkspaceAreSummedByBot() {
        var bot = UUID.randomUUID().toString();
        money.transfer(topUp(100));
        var charge = new HashMap<>(charge(60));
        charge.put("bot", bot);
        money.transfer(charge);
        money.transfer(charge(10));

        await().untilAsserted(() -> assertThat(money.of("viewer").get("/api/statements"))
                .lists("account", "clearing:bank", "revenue", "revenue")
                .lists("amount", -100, 10, 60));
    }

    @Test
    void whoeverChangesAPostingBehindTheLedgerIsFound() throws SQLException {
        money.transfer(topUp(100));
        await().untilAsserted(() ->
                assertThat(money.of("viewer").get("/api/statements")).lists("amount", -100));
        assertThat(verify()).isEmpty();

        withoutTriggers("update posting set amount = amount * 2 where workspace_id = '%s'".formatted(money.workspace));

        assertThat(verify())
                .contains("The postings of workspace %s up to number".formatted(money.workspace))
                .contains("its balance is 100, and the sum of its postings 200");
        withoutTriggers("update posting set amount = amount / 2 where workspace_id = '%s'".formatted(money.workspace));
        assertThat(verify()).isEmpty();
    }

    /// All that is wrong with the whole book.
    private static String verify() {
        var found = new StringBuilder();
        String cursor = null;
        do {
            var request = MoneyCalls.of(Identity.DEFAULT_WORKSPACE, "owner");
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
}
