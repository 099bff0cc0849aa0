package dev.beseda.llm.knowledge;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.testkit.Tokens;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/// Bots as this service knows them, and people who call for them.
@ApplicationScoped
public class TestBots {
    private final DataSource database;
    private final ObjectMapper json;

    TestBots(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /// A bot that talks by the demo provider, in this workspace.
    public UUID make(UUID workspace) throws Exception {
        var bot = UUID.randomUUID();
        var settings = new LlmSettings(
                bot,
                workspace,
                1,
                List.of(),
                "",
                new LlmSettings.Memory(4096, 50, true),
                new LlmSettings.Manner(LlmSettings.Streaming.OFF, 0),
                new LlmSettings.Limits(0, false, OptionalLong.empty(), OptionalLong.empty()));
        insert(bot, workspace, json.writeValueAsString(settings));
        return bot;
    }

    private void insert(UUID bot, UUID workspace, String settings) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "insert into bot (id, workspace_id, version, settings) values (?, ?, 1, ?::jsonb)")) {
            statement.setObject(1, bot);
            statement.setObject(2, workspace);
            statement.setString(3, settings);
            statement.executeUpdate();
        }
    }

    /// Somebody of the workspace who may edit.
    public static RequestSpecification editor(UUID workspace) {
        return given().header("Authorization", "Bearer " + Tokens.of(workspace, "editor"))
                .contentType("application/json");
    }
}
