package dev.beseda.llm.providers;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Sampling;
import dev.beseda.kit.http.OutboundStreams;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Endpoint.ApiKey;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import dev.beseda.llm.providers.wire.ShortCalls;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The room without Quarkus, with settings that suit a test.
final class ModelsOfTest implements AutoCloseable {
    static final String KEY = "sk-secret-0123456789";
    static final Prompt PROMPT =
            new Prompt(List.of(new Message(Role.SYSTEM, "Be kind"), new Message(Role.USER, "Привет")));
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Map<String, String> QUICK = Map.of(
            "llm.providers.retry.pause", "10ms",
            "llm.providers.retry.patience", "2s",
            "llm.providers.retry.patience-with-others", "1s",
            "llm.providers.timeouts.short-call", "20s");

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final Models models;
    final Embeddings embeddings;
    final Probe probe;
    final OpenStreams open = new OpenStreams();
    private final OutboundStreams streams;

    ModelsOfTest(Vertx vertx, Map<String, String> settings) {
        var config = config(settings);
        var clock = Clock.systemUTC();
        var connections = new Connections();
        var json = new ObjectMapper();
        streams = connections.streams(vertx, config);
        var wires = connections.wires(vertx, streams, json, clock);
        var servers = new ShortCalls(streams, json, clock, config.timeouts().shortCall());
        var guards = new ProviderGuards(config, clock);
        var slots = new LlamaSlots(servers, guards, clock);
        var calls = new ProviderCalls(guards, wires, slots, config, new CallMetrics(metrics));
        models = new Models(calls, guards, open, config, vertx);
        embeddings = new Embeddings(servers, guards, config);
        probe = new Probe(calls, servers, open);
    }

    private static CallsConfig config(Map<String, String> settings) {
        var all = new HashMap<>(QUICK);
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(all, "test", 500))
                .withMapping(CallsConfig.class)
                .build()
                .getConfigMapping(CallsConfig.class);
    }

    static Endpoint endpoint(Kind kind, URI base) {
        return endpoint(kind, base, 100);
    }

    static Endpoint endpoint(Kind kind, URI base, int maxTokens, String... stop) {
        var sampling =
                new Sampling(OptionalDouble.of(0), OptionalDouble.empty(), OptionalInt.of(maxTokens), List.of(stop));
        return new Endpoint(kind, base, Optional.of(new ApiKey(KEY)), "a-model", sampling, true);
    }

    static Endpoint openAi(ScriptedServer server) {
        return endpoint(Kind.OPENAI, server.uri("/v1"));
    }

    /// All that is told of a reply, to its end.
    List<ModelEvent> write(Endpoint... chain) {
        return models.write(List.of(chain), PROMPT).collect().asList().await().atMost(LONG);
    }

    /// The same, without [ModelEvent.Began] and [ModelEvent.Usage].
    List<ModelEvent> said(Endpoint... chain) {
        return write(chain).stream()
                .filter(event -> !(event instanceof ModelEvent.Began || event instanceof ModelEvent.Usage))
                .toList();
    }

    @Override
    public void close() {
        streams.close();
    }

    static <T> T awaited(Uni<T> uni) {
        return uni.await().atMost(LONG);
    }
}
