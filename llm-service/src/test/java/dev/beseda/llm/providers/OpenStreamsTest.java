package dev.beseda.llm.providers;

import static dev.beseda.llm.providers.ModelsOfTest.openAi;
import static dev.beseda.llm.providers.ScriptedServer.delta;
import static dev.beseda.llm.providers.ScriptedServer.silentAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.ModelEvent.Delta;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What is told of a stream while it begins, and when the service ends.
class OpenStreamsTest extends AskedServers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whatIsStillWrittenWhenTheServiceEndsIsCancelledAndNobodyIsAskedAnyMore() {
        first.then(silentAfter(delta("Нач")));
        var heard = new CopyOnWriteArrayList<ModelEvent>();
        room.models
                .write(List.of(openAi(first)), ModelsOfTest.PROMPT)
                .subscribe()
                .with(heard::add);
        await().atMost(PATIENCE).until(() -> heard.contains(new Delta("Нач")));

        room.open.end();
        room.models
                .write(List.of(openAi(second)), ModelsOfTest.PROMPT)
                .subscribe()
                .with(heard::add);

        await().atMost(PATIENCE).until(() -> first.hungUp() == 1);
        assertThat(heard).hasSize(2);
        assertThat(second.heard()).isEmpty();
    }

    @Test
    void whoWaitsForAPlaceHasNotBegun() {
        with("llm.providers.parallel.cloud", "1");
        first.then(silentAfter(delta("Нач")));
        var one = new CopyOnWriteArrayList<ModelEvent>();
        var other = new CopyOnWriteArrayList<ModelEvent>();
        room.models
                .write(List.of(openAi(first)), ModelsOfTest.PROMPT)
                .subscribe()
                .with(one::add);
        await().atMost(PATIENCE).until(() -> one.contains(new Delta("Нач")));

        room.models
                .write(List.of(openAi(first)), ModelsOfTest.PROMPT)
                .subscribe()
                .with(other::add);

        assertThat(other).isEmpty();
    }
}
