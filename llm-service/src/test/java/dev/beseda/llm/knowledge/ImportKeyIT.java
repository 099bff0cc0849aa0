package dev.beseda.llm.knowledge;

import static dev.beseda.llm.knowledge.TestBots.editor;
import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class ImportKeyIT {
    private static final String IMPORTS = "/api/knowledge/imports";

    private final UUID workspace = UUID.randomUUID();
    private final OwnerServer server = new OwnerServer();

    @AfterEach
    void closeTheServer() {
        server.close();
    }

    @Test
    void theKeyOfAnImportFollowsItToNoOtherServerAndIntoNoOtherHeader() {
        var wanted = new HashMap<String, Object>(Map.of(
                "name", "Shop",
                "url", server.url("/list"),
                "key", "secret-key",
                "key_header", "X-Api-Key",
                "fields", Map.of("id", "/id", "name", "/name")));
        var path = IMPORTS + "/" + editor(workspace).body(wanted).post(IMPORTS).path("id");
        wanted.remove("key");

        assertThat(editor(workspace)
                        .body(with(wanted, "key_header", "Authorization"))
                        .put(path))
                .isBadField("key");
        try (var thief = new OwnerServer()) {
            assertThat(editor(workspace)
                            .body(with(wanted, "url", thief.url("/list")))
                            .put(path))
                    .isBadField("key");
            editor(workspace).post(path + "/run");
            assertThat(thief.key()).isEmpty();
        }
        assertThat(server.key()).contains("secret-key");

        assertThat(editor(workspace)
                        .body(with(wanted, "url", server.url("/other")))
                        .put(path))
                .hasStatus(200)
                .has("has_key", true);
        assertThat(editor(workspace).body(with(wanted, "key", "")).put(path))
                .hasStatus(200)
                .has("has_key", false);
    }

    private static Map<String, Object> with(Map<String, Object> draft, String field, String value) {
        var changed = new HashMap<>(draft);
        changed.put(field, value);
        return changed;
    }
}
