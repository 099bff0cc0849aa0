package dev.beseda.llm.providers.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.http.OutboundStreams;
import dev.beseda.kit.http.OutgoingRequest;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.wire.rules.CallTimeouts;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import java.time.Clock;

/// Asks servers to write, each in its own language.
public final class ProviderClients {
    private final Vertx vertx;
    private final OutboundStreams streams;
    private final ProviderRequests providerRequests;
    private final Errors errors;
    private final Language openAi;
    private final Language llama;

    public ProviderClients(Vertx vertx, OutboundStreams streams, ObjectMapper json, Clock clock) {
        this.vertx = vertx;
        this.streams = streams;
        this.providerRequests = new ProviderRequests(json);
        this.errors = new Errors(json, clock);
        this.openAi = new OpenAiLanguage(errors);
        this.llama = new LlamaLanguage(errors);
    }

    /// Asks once. Never fails: a failure is the last event. Who cancels ends the call.
    public Multi<ModelEvent> write(Endpoint endpoint, Prompt prompt, CallTimeouts callTimeouts) {
        return Multi.createFrom().emitter(listener -> {
            var context = vertx.getOrCreateContext();
            var surroundings = new Call.Surroundings(vertx, errors, endpoint, callTimeouts);
            var call = new Call(surroundings, language(endpoint).reader(endpoint), listener);
            var answer = streams.open(request(endpoint, prompt), endpoint.trusted());
            context.runOnContext(now -> call.begin(context, answer));
        });
    }

    private OutgoingRequest request(Endpoint endpoint, Prompt prompt) {
        var language = language(endpoint);
        return providerRequests.post(endpoint, language.address(endpoint), language.request(endpoint, prompt));
    }

    private Language language(Endpoint endpoint) {
        return endpoint.kind() == Kind.LLAMA_CPP ? llama : openAi;
    }
}
