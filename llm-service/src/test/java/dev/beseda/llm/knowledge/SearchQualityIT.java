package dev.beseda.llm.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.llm.knowledge.search.Knowledge;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// How well questions of people are answered by documents: 20 documents, 30 questions in two languages, and 6 that
/// nobody can answer.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class SearchQualityIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double FLOOR_OF_HITS = 0.9;
    private static final String NOTHING = "-";

    private final UUID workspace = UUID.randomUUID();

    @Inject
    TestBots bots;

    @Inject
    Knowledge knowledge;

    private record Question(String text, String document) {}

    @Test
    void questionsFindTheirDocumentsAndSmallTalkFindsNone() throws Exception {
        var bot = bots.make(workspace);
        var titles = read("documents.txt").split("(?m)^=== ");
        Stream.of(titles).filter(part -> !part.isBlank()).forEach(this::add);
        await().atMost(PATIENCE)
                .until(() -> TestBots.editor(workspace)
                                .get("/api/knowledge/documents?state=ready&limit=100")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 20);
        var questions = read("questions.txt")
                .lines()
                .map(line -> line.split(" \\| ", 2))
                .map(parts -> new Question(parts[0], parts[1]))
                .toList();
        var byWords = hits(bot, questions);

        knowledge.passages(workspace, bot, "warm up").await().atMost(PATIENCE);
        await().atMost(PATIENCE).until(() -> vectors() == 20);
        var combined = hits(bot, questions);

        System.out.printf(
                "hit@3 by words %.3f, with vectors %.3f of %d questions%n", rate(byWords), rate(combined), 30);
        assertThat(rate(byWords)).isGreaterThanOrEqualTo(FLOOR_OF_HITS);
        assertThat(rate(combined)).isGreaterThanOrEqualTo(FLOOR_OF_HITS);
        assertThat(combined.entrySet().stream()
                        .filter(hit -> hit.getKey().document().equals(NOTHING) && !hit.getValue()))
                .as("questions without an answer that found one")
                .isEmpty();
    }

    private Map<Question, Boolean> hits(UUID bot, List<Question> questions) {
        var hits = new LinkedHashMap<Question, Boolean>();
        for (var question : questions) {
            var found =
                    knowledge.passages(workspace, bot, question.text()).await().atMost(PATIENCE);
            boolean hit = question.document().equals(NOTHING)
                    ? found.isEmpty()
                    : found.stream()
                            .limit(3)
                            .anyMatch(passage -> passage.source().startsWith(question.document()));
            if (!hit) {
                System.out.println("missed: " + question + " found "
                        + found.stream().map(Knowledge.Passage::source).toList());
            }
            hits.put(question, hit);
        }
        return hits;
    }

    private static double rate(Map<Question, Boolean> hits) {
        return hits.entrySet().stream()
                        .filter(hit -> !hit.getKey().document().equals(NOTHING) && hit.getValue())
                        .count()
                / 30.0;
    }

    @Inject
    DataSource database;

    private int vectors() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from passage_vector"
                        + " join passage on passage.id = passage_id where workspace_id = ?")) {
            statement.setObject(1, workspace);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void add(String part) {
        var parts = part.split("\n", 2);
        var names = parts[0].split(" \\| ", 2);
        var body = Map.of("title", names[0] + " " + names[1], "text", parts[1], "format", "text");
        TestBots.editor(workspace)
                .body(body)
                .post("/api/knowledge/documents")
                .then()
                .statusCode(201);
    }

    private static String read(String file) throws IOException {
        try (var stream = Objects.requireNonNull(SearchQualityIT.class.getResourceAsStream("/knowledge/" + file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
