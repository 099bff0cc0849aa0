package dev.beseda.llm.providers;

import static dev.beseda.llm.providers.ScriptedServer.answer;
import static dev.beseda.llm.providers.ScriptedServer.bytes;
import static dev.beseda.llm.providers.ScriptedServer.delta;
import static dev.beseda.llm.providers.ScriptedServer.finish;
import static dev.beseda.llm.providers.ScriptedServer.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.llm.providers.ScriptedServer.Heard;
import dev.beseda.llm.providers.ScriptedServer.Script;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent.Began;
import dev.beseda.llm.providers.rules.ModelEvent.Delta;
import dev.beseda.llm.providers.rules.ModelEvent.Done;
import dev.beseda.llm.providers.rules.ModelEvent.Failed;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import dev.beseda.llm.providers.rules.ModelEvent.Usage;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LlamaTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String LOADING =
            "{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}}";
    private static final String LAST =
            "{\"content\":\"\",\"stop\":true,\"stop_type\":\"%s\",\"tokens_evaluated\":12,\"tokens_predicted\":3}";

    private final ModelsOfTest room = new ModelsOfTest(VERTX, Map.of());
    private Script completion = stream(said("Да"), said(", "), said("можно"), LAST.formatted("eos"));
    private Script health = answer(200, Map.of(), "{\"status\":\"ok\"}");
    private final ScriptedServer server = new ScriptedServer(VERTX).then(request -> {
        switch (request.path()) {
            case "/completion" -> completion.answer(request);
            case "/health" -> health.answer(request);
            default -> answer(200, Map.of(), "{\"total_slots\":2}").answer(request);
        }
    });
    private final Endpoint llama = ModelsOfTest.endpoint(Kind.LLAMA_CPP, server.uri(""));

    @AfterEach
    void close() {
        room.close();
        server.close();
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    private static String said(String text) {
        return "{\"content\":\"%s\",\"stop\":false}".formatted(text);
    }

    private List<Heard> completions() {
        return server.heard().stream()
                .filter(heard -> heard.path().equals("/completion"))
                .toList();
    }

    private Failure failure() {
        return room.said(llama).getLast() instanceof Failed failed
                ? failed.failure()
                : new Failure(Failure.Kind.CUT, "did not fail");
    }

    @Test
    void itsOwnLanguageIsSpoken() {
        assertThat(room.write(llama))
                .containsExactly(
                        new Began(llama),
                        new Delta("Да"),
                        new Delta(", "),
                        new Delta("можно"),
                        new Usage(12, 3, false),
                        new Done(Finish.STOP));
        assertThat(completions())
                .singleElement()
                .satisfies(heard -> assertThat(heard.body())
                        .contains("\"prompt\":\"[INST] Be kind\\n\\nПривет [/INST]\"")
                        .contains("\"n_predict\":100")
                        .contains("\"cache_prompt\":true"));
    }

    @Test
    void aReplyThatWasAsLongAsItMayBeSaysSo() {
        completion = stream(said("Да"), LAST.formatted("limit"));

        assertThat(room.said(llama)).endsWith(new Done(Finish.LENGTH));
    }

    @Test
    void withoutItsLastEventAReplyIsCut() {
        completion = stream(said("Да"));

        assertThat(failure().kind()).isEqualTo(Failure.Kind.CUT);
    }

    @Test
    void whileItLoadsItsModelItIsWaitedFor() {
        var ready = completion;
        var refusals = new AtomicInteger(4);
        completion =
                request -> (refusals.getAndDecrement() > 0 ? answer(503, Map.of(), LOADING) : ready).answer(request);

        assertThat(room.said(llama)).endsWith(new Done(Finish.STOP));
        assertThat(completions()).hasSize(5);
    }

    @Test
    void whileItLoadsItsModelAnotherOneAnswersIfThereIsOne() {
        completion = answer(503, Map.of(), LOADING);
        try (var other = new ScriptedServer(VERTX).then(stream(delta("Yes"), finish("stop"), "[DONE]"))) {
            assertThat(room.said(llama, ModelsOfTest.openAi(other)))
                    .containsExactly(new Delta("Yes"), new Done(Finish.STOP));
        }
        assertThat(completions()).hasSize(2);
    }

    @Test
    void theErrorLineOfAnOldServerIsUnderstood() {
        completion = bytes("error: {\"code\":500,\"message\":\"slot broke\"}\n\n".getBytes(StandardCharsets.UTF_8));

        assertThat(failure().kind()).isEqualTo(Failure.Kind.IN_STREAM);
        assertThat(failure().sentence()).contains("slot broke");
    }

    @Test
    void itSaysItselfHowManyRepliesItWritesAtOnce() {
        assertThat(room.models.slots(llama)).isEqualTo(OptionalInt.of(4));

        room.said(llama);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> room.models.slots(llama).equals(OptionalInt.of(2)));
        assertThat(room.models.slots(ModelsOfTest.openAi(server))).isEmpty();
    }

    @Test
    void aProbeAsksForItsHealthFirst() {
        health = answer(503, Map.of(), LOADING);

        var result = ModelsOfTest.awaited(room.probe.probe(llama));

        assertThat(result.ok()).isFalse();
        assertThat(result.failure()).contains(Failure.Kind.LOADING);
        assertThat(result.sentence()).contains("llama_cpp (127.0.0.1) is still loading its model (503)");
        assertThat(server.heard()).noneMatch(heard -> heard.path().equals("/completion"));
    }

    @Test
    void aProbeOfOneThatIsWellTellsWhatItSaid() {
        var result = ModelsOfTest.awaited(room.probe.probe(llama));

        assertThat(result)
                .isEqualTo(new Probe.ProbeResult(
                        true, "a-model", result.millis(), result.failure(), "It answered: Да, можно"));
    }
}
