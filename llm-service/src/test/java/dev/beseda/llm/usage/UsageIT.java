package dev.beseda.llm.usage;

import static dev.beseda.llm.usage.Spending.done;
import static dev.beseda.llm.usage.Spending.endpoint;
import static dev.beseda.llm.usage.Spending.talk;
import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.usage.Spent.Writer;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.Management;
import dev.beseda.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class UsageIT {
    @Inject
    Budgets budgets;

    @Inject
    Entries entries;

    @Inject
    Transactions transactions;

    private final Talk talk = talk();

    @Test
    void repliesAreAddedUpByBotDayAndModelBeforeAndAfterTheyAreRolledUp() {
        var mini = endpoint(Kind.OPENAI, "gpt-4o-mini");
        var unknown = endpoint(Kind.OPENAI_COMPATIBLE, "house-model");
        spend(List.of(
                spent(mini, 1_000, 200, Writer.FIRST_CHOICE),
                spent(mini, 1, 0, Writer.STAND_IN),
                spent(mini, 900, 900, Writer.CACHE),
                spent(unknown, 5, 5, Writer.FIRST_CHOICE)));

        var before = usage("?bot=" + talk.bot());
        done(entries.rollUp());
        var after = usage("");

        assertThat(before)
                .hasStatus(200)
                .has("days.size()", 2)
                .has("days[0].model", "gpt-4o-mini")
                .has("days[0].replies", 3)
                .has("days[0].cache_hits", 1)
                .has("days[0].fallbacks", 1)
                .has("days[0].input_tokens", 1_001)
                .has("days[0].output_tokens", 200)
                .has("days[0].cost_microdollars", 270)
                .has("days[0].unpriced_replies", 0)
                .has("days[1].model", "house-model")
                .has("days[1].unpriced_replies", 1)
                .hasNo("days[1].cost_microdollars");
        assertThat(after.asString()).isEqualTo(before.asString());
    }

    @Test
    void daysGrowWithEachRollUp() {
        var mini = endpoint(Kind.OPENAI, "gpt-4o-mini");
        spend(List.of(spent(mini, 1, 1, Writer.FIRST_CHOICE)));
        done(entries.rollUp());
        spend(List.of(spent(mini, 2, 2, Writer.FIRST_CHOICE)));
        done(entries.rollUp());
        spend(List.of(spent(mini, 3, 3, Writer.FIRST_CHOICE)));

        assertThat(usage("")).has("days.size()", 1).has("days[0].replies", 3).has("days[0].input_tokens", 6);
    }

    @Test
    void whatModelsUsedIsMeasured() {
        spend(List.of(spent(endpoint(Kind.GROQ, "llama-3.1-8b-instant"), 1_000_000, 0, Writer.FIRST_CHOICE)));

        assertThat(Management.get("/q/metrics").asString().lines())
                .anyMatch(line -> line.startsWith("beseda_llm_tokens_total{")
                        && line.contains("direction=\"input\"")
                        && line.contains("model=\"llama-3.1-8b-instant\"")
                        && line.contains("provider=\"groq\""))
                .anyMatch(line ->
                        line.startsWith("beseda_llm_cost_dollars_total{") && line.contains("provider=\"groq\""));
    }

    @Test
    void toAnotherWorkspaceNothingWasUsed() {
        spend(List.of(spent(endpoint(Kind.OPENAI, "gpt-4o"), 1, 1, Writer.FIRST_CHOICE)));

        var theirs = RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.of(UUID.randomUUID(), "owner"))
                .get("/api/llm/usage?bot=" + talk.bot());

        assertThat(theirs).hasStatus(200).has("days.size()", 0);
    }

    @ParameterizedTest
    @CsvSource({
        "from, from=yesterday",
        "to, to=2026-02-30",
        "to, to=-999999999-01-01",
        "from, from=2026-01-02&to=2026-01-01",
        "from, from=2025-01-01&to=2026-01-01",
        "bot, bot=mine",
    })
    void aWrongQuestionIsNamed(String field, String query) {
        assertThat(usage("?" + query)).isBadField(field);
    }

    private void spend(List<Spent> spent) {
        done(transactions.in(transaction -> budgets.settle(transaction, spent)));
    }

    private Spent spent(Endpoint endpoint, long input, long output, Writer writer) {
        return new Spent(UUID.randomUUID(), talk, endpoint, new ModelEvent.Usage(input, output, false), writer);
    }

    private Response usage(String query) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.of(talk.workspace(), "viewer"))
                .get("/api/llm/usage" + query);
    }
}
