package dev.beseda.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Endpoint.ApiKey;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.ModelEvent.Delta;
import dev.beseda.llm.providers.rules.ModelEvent.Done;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import dev.beseda.llm.providers.rules.ModelEvent.Usage;
import dev.beseda.testkit.models.MockLlm;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How we speak with a server in OpenAI's shape that nobody here wrote. It says back the key, the model and the
/// question, three characters at a time.
class MockLlmIT {
    private static MockLlm mock;
    private static Vertx vertx;
    private static ModelsOfTest room;

    @BeforeAll
    static void begin() {
        mock = MockLlm.start();
        vertx = Vertx.vertx();
        room = new ModelsOfTest(vertx, Map.of());
    }

    @AfterAll
    static void end() {
        if (room != null) {
            room.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
            mock.close();
        }
    }

    private static Endpoint asking(String key, String model) {
        var usual = ModelsOfTest.endpoint(Kind.OPENAI_COMPATIBLE, mock.url());
        return new Endpoint(
                usual.kind(), usual.base(), Optional.of(new ApiKey(key)), model, usual.sampling(), usual.trusted());
    }

    private static String text(List<ModelEvent> events) {
        return events.stream()
                .filter(Delta.class::isInstance)
                .map(event -> ((Delta) event).text())
                .collect(Collectors.joining());
    }

    @Test
    void keyModelAndQuestionArriveAndTheAnswerComesInPieces() {
        var events = room.write(asking("sk-of-ada", "gpt-4.1"));

        assertThat(text(events)).isEqualTo("Bearer sk-of-ada asked gpt-4.1: Привет");
        assertThat(events).filteredOn(Delta.class::isInstance).hasSizeGreaterThan(5);
        assertThat(events).endsWith(new Done(Finish.STOP));
    }

    @Test
    void whatWasUsedIsEstimatedWhereTheServerDoesNotSay() {
        assertThat(room.write(asking("sk-of-ada", "gpt-4.1")))
                .filteredOn(Usage.class::isInstance)
                .singleElement()
                .satisfies(usage -> assertThat(((Usage) usage).estimated()).isTrue());
    }

    @Test
    void eachOfManyAtOnceIsAskedWithItsOwnKeyAndModel() {
        var numbers = IntStream.range(0, 20).boxed().toList();

        var answers = ModelsOfTest.awaited(Uni.join()
                .all(numbers.stream()
                        .map(number -> room.models
                                .write(List.of(asking("sk-of-" + number, "model-" + number)), ModelsOfTest.PROMPT)
                                .collect()
                                .asList())
                        .toList())
                .andFailFast());

        assertThat(answers)
                .map(MockLlmIT::text)
                .isEqualTo(numbers.stream()
                        .map(number -> "Bearer sk-of-%d asked model-%d: Привет".formatted(number, number))
                        .toList());
    }

    @Test
    void aTryTellsWhatItAnswered() {
        var result = ModelsOfTest.awaited(room.probe.probe(asking("sk-of-ada", "gpt-4.1")));

        assertThat(result.ok()).as(result.sentence()).isTrue();
        assertThat(result.sentence()).startsWith("It answered: Bearer *** asked gpt-4.1: ");
    }
}
