package dev.beseda.bot.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class BotIT {
    private final Api api = Api.ofNewWorkspace();

    @Test
    void aNewBotIsShownWithoutItsToken() {
        var token = Api.freshToken();

        var made = api.post("/api/bots", Map.of("name", "Опрос", "description", "Три вопроса", "token", token));

        assertThat(made.statusCode()).isEqualTo(201);
        var shown = api.get("/api/bots/{id}", made.<String>path("id"));
        assertThat(shown.asString()).isEqualTo(made.asString()).doesNotContain("AAF-test_token");
        assertThat(shown.jsonPath().getMap("")).containsAllEntriesOf(Map.of(
                        "name", "Опрос", "description", "Три вопроса", "bot_type", "telegram", "is_active", true));
        assertThat(token).startsWith(shown.path("telegram_id") + ":");
    }

    @Test
    void aListHasPages() {
        var bots = new UUID[] {api.bot(), api.bot(), api.bot()};

        var first = api.get("/api/bots?limit=2");
        var second = api.get("/api/bots?limit=2&cursor={next}", first.<String>path("next"));

        assertThat(first.jsonPath().getList("items.id", UUID.class)).containsExactly(bots[0], bots[1]);
        assertThat(second.jsonPath().getList("items.id", UUID.class)).containsExactly(bots[2]);
        assertThat(second.<String>path("next")).isNull();
    }
}
