package dev.beseda.llm.providers;

import static dev.beseda.llm.providers.ModelsOfTest.openAi;
import static dev.beseda.llm.providers.ScriptedServer.answer;
import static dev.beseda.llm.providers.ScriptedServer.cutAfter;
import static dev.beseda.llm.providers.ScriptedServer.delta;
import static dev.beseda.llm.providers.ScriptedServer.finish;
import static dev.beseda.llm.providers.ScriptedServer.silentAfter;
import static dev.beseda.llm.providers.ScriptedServer.stream;
import static dev.beseda.llm.providers.ScriptedServer.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.ModelEvent.Began;
import dev.beseda.llm.providers.rules.ModelEvent.Delta;
import dev.beseda.llm.providers.rules.ModelEvent.Done;
import dev.beseda.llm.providers.rules.ModelEvent.Failed;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import dev.beseda.llm.providers.rules.ModelEvent.Usage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelsTest extends AskedServers {

    private static Failure failure(List<ModelEvent> events) {
        return events.getLast() instanceof Failed failed
                ? failed.failure()
                : new Failure(Failure.Kind.CUT, "did not fail");
    }

    @Test
    void aReplyIsToldAsItComesAndEndsOnce() {
        first.then(stream(WHOLE));
        var endpoint = openAi(first);

        assertThat(room.write(endpoint))
                .containsExactly(new Began(endpoint), new Delta("Да"), new Usage(7, 3, false), new Done(Finish.STOP));
        assertThat(first.heard().getFirst().headers().get("authorization")).isEqualTo("Bearer " + ModelsOfTest.KEY);
        assertThat(first.heard().getFirst().path()).isEqualTo("/v1/chat/completions");
    }

    @Test
    void beforeTheFirstWordTheNextOneTakesOver() {
        first.then(answer(401, Map.of(), "{}"));
        var one = openAi(first);
        var other = openAi(second);

        assertThat(room.write(one, other))
                .startsWith(new Began(one), new Began(other), new Delta("Да"))
                .endsWith(new Done(Finish.STOP));
        assertThat(room.metrics
                        .counter("beseda.llm.fallbacks", "from", "openai", "to", "openai")
                        .count())
                .isOne();
    }

    @Test
    void whatPassesIsTriedOnceMoreAtTheSameServer() {
        first.then(answer(500, Map.of(), "<html>oops</html>")).then(stream(WHOLE));

        assertThat(room.said(openAi(first), openAi(second))).containsExactly(new Delta("Да"), new Done(Finish.STOP));
        assertThat(first.heard()).hasSize(2);
        assertThat(second.heard()).isEmpty();
    }

    @Test
    void anErrorInAStreamBeforeTheFirstWordIsAsGoodAsNone() {
        first.then(stream("{\"error\":{\"message\":\"boom\",\"code\":500}}"));

        assertThat(room.said(openAi(first), openAi(second))).containsExactly(new Delta("Да"), new Done(Finish.STOP));
        assertThat(first.heard()).hasSize(2);
    }

    @Test
    void afterTheFirstWordNobodyTakesOver() {
        first.then(stream(delta("Нач"), "{\"error\":{\"message\":\"boom\"}}"));

        var events = room.said(openAi(first), openAi(second));

        assertThat(events).hasSize(2).startsWith(new Delta("Нач"));
        assertThat(failure(events).kind()).isEqualTo(Failure.Kind.CUT);
        assertThat(failure(events).sentence()).contains("127.0.0.1").contains("boom");
        assertThat(second.heard()).isEmpty();
    }

    @Test
    void aLineThatIsCutIsNoEnd() {
        first.then(cutAfter(delta("Нач"), delta("ало")));

        var events = room.write(openAi(first));

        assertThat(events).contains(new Delta("Нач"), new Delta("ало"));
        assertThat(events.get(3))
                .isInstanceOfSatisfying(
                        Usage.class, usage -> assertThat(usage.estimated()).isTrue());
        assertThat(failure(events).kind()).isEqualTo(Failure.Kind.CUT);
    }

    @Test
    void aStreamThatEndsWithoutSayingSoIsCut() {
        first.then(stream(delta("Нач")));

        assertThat(failure(room.said(openAi(first))).kind()).isEqualTo(Failure.Kind.CUT);
    }

    @Test
    void aLineThatIsCutAfterTheModelWasDoneIsAnEnd() {
        first.then(cutAfter(delta("Всё"), finish("length")));

        assertThat(room.said(openAi(first))).containsExactly(new Delta("Всё"), new Done(Finish.LENGTH));
    }

    @Test
    void aLimitIsWaitedForAndThenTheSameOneAnswers() {
        first.then(answer(429, Map.of("retry-after-ms", "300"), "{}")).then(stream(WHOLE));
        long began = System.nanoTime();

        assertThat(room.said(openAi(first))).endsWith(new Done(Finish.STOP));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aLimitThatLastsTooLongIsToldWithItsTime() {
        first.then(answer(429, Map.of(), "[{\"error\":{\"code\":429,\"details\":[{\"retryDelay\":\"22s\"}]}}]"));

        var failure = failure(room.said(openAi(first)));

        assertThat(failure.kind()).isEqualTo(Failure.Kind.RATE_LIMITED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(22));
        assertThat(first.heard()).hasSize(1);
    }

    @Test
    void aServerThatSaysNothingIsGivenUpInTime() {
        with("llm.providers.timeouts.first-token", "1s");
        first.then(silentAfter());

        assertThat(room.said(openAi(first), openAi(second))).endsWith(new Done(Finish.STOP));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> first.hungUp() == first.heard().size());
    }

    @Test
    void aServerThatFallsSilentInMidReplyIsCutInTime() {
        with("llm.providers.timeouts.between-tokens", "200ms");
        first.then(silentAfter(delta("Нач")));

        assertThat(failure(room.said(openAi(first))).kind()).isEqualTo(Failure.Kind.CUT);
    }

    @Test
    void aBadKeyIsLeftAloneAndTheKeyOfAnotherBotIsNot() {
        first.then(answer(401, Map.of(), "{}")).then(stream(WHOLE));
        var bad = openAi(first);
        var good = new Endpoint(
                bad.kind(), bad.base(), Optional.of(new Endpoint.ApiKey("other")), bad.model(), bad.sampling(), true);

        room.said(bad);

        assertThat(failure(room.said(bad)).kind()).isEqualTo(Failure.Kind.UNAUTHORIZED);
        assertThat(first.heard()).hasSize(1);
        assertThat(room.said(good)).endsWith(new Done(Finish.STOP));
    }

    @Test
    void nobodyAtTheAddressIsAFailureLikeAnyOther() {
        var nobody = ModelsOfTest.endpoint(Kind.OPENAI, URI.create("http://127.0.0.1:1/v1"));

        assertThat(room.said(nobody, openAi(second))).endsWith(new Done(Finish.STOP));
        assertThat(failure(room.said(nobody)).kind()).isEqualTo(Failure.Kind.UNREACHABLE);
    }

    @Test
    void anOwnersAddressInOurOwnNetworkIsNotAsked() {
        first.then(stream(WHOLE));
        var trusted = openAi(first);
        var owners =
                new Endpoint(trusted.kind(), trusted.base(), trusted.key(), trusted.model(), trusted.sampling(), false);
        var encrypted = new Endpoint(
                trusted.kind(),
                URI.create("https://127.0.0.1/v1"),
                trusted.key(),
                trusted.model(),
                trusted.sampling(),
                false);

        assertThat(failure(room.said(owners)).kind()).isEqualTo(Failure.Kind.FORBIDDEN_ADDRESS);
        assertThat(failure(room.said(encrypted)).kind()).isEqualTo(Failure.Kind.FORBIDDEN_ADDRESS);
        assertThat(first.heard()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        first.then(answer(
                307, Map.of("location", second.uri("/v1/chat/completions").toString()), ""));

        assertThat(failure(room.said(openAi(first))).kind()).isEqualTo(Failure.Kind.BAD_REQUEST);
        assertThat(second.heard()).isEmpty();
    }

    @Test
    void theBuiltInOneAnswersWithoutANetwork() {
        var demo = ModelsOfTest.endpoint(Kind.DEMO, URI.create("demo:built-in"));

        var events = room.write(demo);

        assertThat(events).startsWith(new Began(demo)).endsWith(new Done(Finish.STOP));
        assertThat(events.stream().filter(event -> event instanceof Delta)).hasSizeGreaterThan(2);
        assertThat(room.models.hasRoom(demo)).isTrue();
    }
}
