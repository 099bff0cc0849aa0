package dev.beseda.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.ModelEvent.Began;
import dev.beseda.llm.providers.rules.ModelEvent.Delta;
import dev.beseda.llm.providers.rules.ModelEvent.Done;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import dev.beseda.llm.providers.rules.ModelEvent.Usage;
import dev.beseda.testkit.models.LlamaPeer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How we speak with a real llama.cpp. Its words are nonsense; that and how they come is real.
class LlamaPeerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SLOTS = 2;
    private static final int MANY = 250;

    private static LlamaPeer llama;
    private static Vertx vertx;
    private static ModelsOfTest room;

    @BeforeAll
    static void begin() {
        llama = LlamaPeer.start();
        vertx = Vertx.vertx();
        room = new ModelsOfTest(vertx, Map.of());
    }

    @AfterAll
    static void end() {
        if (room != null) {
            room.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
            llama.close();
        }
    }

    private static Endpoint writing(int mostTokens, String... stop) {
        return ModelsOfTest.endpoint(Kind.LLAMA_CPP, llama.url(), mostTokens, stop);
    }

    private static List<String> words(List<ModelEvent> events) {
        return events.stream()
                .filter(Delta.class::isInstance)
                .map(event -> ((Delta) event).text())
                .toList();
    }

    private static String text(List<ModelEvent> events) {
        return words(events).stream().collect(Collectors.joining());
    }

    @Test
    void itsTokensComeOneByOneAndItsOwnCountIsTaken() {
        var endpoint = writing(16);

        var events = room.write(endpoint);

        assertThat(events).startsWith(new Began(endpoint)).endsWith(new Done(Finish.LENGTH));
        assertThat(words(events)).hasSizeBetween(12, 16);
        assertThat(events).filteredOn(Usage.class::isInstance).singleElement().satisfies(event -> {
            var usage = (Usage) event;
            assertThat(usage.estimated()).isFalse();
            assertThat(usage.output()).isEqualTo(16);
            assertThat(usage.input()).isGreaterThan("[INST] Be kind".length() / 2);
        });
    }

    @Test
    void itEndsBeforeTheWordThatEndsIt() {
        var whole = words(room.write(writing(32)));
        var word = whole.get(20);
        var before = String.join("", whole);

        var stopped = room.write(writing(32, word));

        assertThat(stopped).endsWith(new Done(Finish.STOP));
        assertThat(text(stopped)).isEqualTo(before.substring(0, before.indexOf(word)));
    }

    @Test
    void whoeverGoesAwayFreesItsSlot() {
        for (int call = 0; call <= SLOTS; call++) {
            var first = room.models
                    .write(List.of(writing(MANY)), ModelsOfTest.PROMPT)
                    .filter(Delta.class::isInstance)
                    .toUni();
            assertThat(first.await().atMost(PATIENCE)).isNotNull();
        }

        assertThat(room.write(writing(8))).endsWith(new Done(Finish.LENGTH));
    }

    @Test
    void aTryTellsThatItIsThere() {
        var result = ModelsOfTest.awaited(room.probe.probe(writing(8)));

        assertThat(result.ok()).as(result.sentence()).isTrue();
        assertThat(result.sentence()).startsWith("It answered: ");
    }
}
