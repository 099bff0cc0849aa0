package dev.beseda.llm.providers;

import static dev.beseda.llm.providers.ModelsOfTest.openAi;
import static dev.beseda.llm.providers.ScriptedServer.answer;
import static dev.beseda.llm.providers.ScriptedServer.delta;
import static dev.beseda.llm.providers.ScriptedServer.silentAfter;
import static dev.beseda.llm.providers.ScriptedServer.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.ModelEvent.Delta;
import dev.beseda.llm.providers.rules.ModelEvent.Done;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What becomes of calls that nobody waits for any more.
class CancelledCallsTest extends AskedServers {
    @Test
    void whoCancelsEndsTheCall() {
        first.then(silentAfter(delta("Нач")));
        var events = new CopyOnWriteArrayList<ModelEvent>();

        var call = room.models
                .write(List.of(openAi(first)), ModelsOfTest.PROMPT)
                .subscribe()
                .with(events::add);
        await().atMost(Duration.ofSeconds(30)).until(() -> events.contains(new Delta("Нач")));
        call.cancel();

        await().atMost(Duration.ofSeconds(30)).until(() -> first.hungUp() == 1);
        assertThat(events).hasSize(2);
    }

    @Test
    void whoCancelsEndsTheCallOfTheNextOneWhenTheFirstWasNotEvenAsked() {
        first.then(answer(401, Map.of(), "{}"));
        second.then(silentAfter(delta("Нач")));
        var chain = List.of(openAi(first), openAi(second));
        room.said(openAi(first), openAi(second));
        var events = new CopyOnWriteArrayList<ModelEvent>();

        var call = room.models.write(chain, ModelsOfTest.PROMPT).subscribe().with(events::add);
        await().atMost(Duration.ofSeconds(30)).until(() -> events.contains(new Delta("Нач")));
        call.cancel();

        await().atMost(Duration.ofSeconds(30)).until(() -> second.hungUp() == 1);
        assertThat(first.heard()).hasSize(1);
    }

    @Test
    void whoeverFindsNoRoomWaitsForItAndMayLeaveTheQueue() {
        with("llm.providers.parallel.cloud", "1");
        first.then(silentAfter(delta("Нач"))).then(stream(WHOLE));
        var endpoint = openAi(first);
        var events = new CopyOnWriteArrayList<ModelEvent>();
        var one = room.models
                .write(List.of(endpoint), ModelsOfTest.PROMPT)
                .subscribe()
                .with(events::add);
        await().atMost(Duration.ofSeconds(30)).until(() -> events.contains(new Delta("Нач")));
        assertThat(room.models.hasRoom(endpoint)).isFalse();

        room.models
                .write(List.of(endpoint), ModelsOfTest.PROMPT)
                .subscribe()
                .with(events::add)
                .cancel();
        var last = room.models
                .write(List.of(endpoint), ModelsOfTest.PROMPT)
                .collect()
                .asList()
                .subscribeAsCompletionStage();
        one.cancel();

        assertThat(last.join()).endsWith(new Done(Finish.STOP));
        assertThat(first.heard()).hasSize(2);
        assertThat(room.models.hasRoom(endpoint)).isTrue();
    }
}
