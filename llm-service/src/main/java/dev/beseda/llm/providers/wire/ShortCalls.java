package dev.beseda.llm.providers.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.http.OutboundStreams;
import dev.beseda.kit.http.OutgoingRequest;
import dev.beseda.kit.http.StreamedAnswer;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.Vectors;
import dev.beseda.llm.providers.wire.rules.Dialect;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What servers answer at once: vectors, and how they are. Every call fails with [ProviderFailed].
public final class ShortCalls {
    private final OutboundStreams streams;
    private final ProviderRequests providerRequests;
    private final Errors errors;
    private final Duration most;

    /// @param most how long a call may take
    public ShortCalls(OutboundStreams streams, ObjectMapper json, Clock clock, Duration most) {
        this.streams = streams;
        this.providerRequests = new ProviderRequests(json);
        this.errors = new Errors(json, clock);
        this.most = most;
    }

    /// How many replies a llama.cpp server writes at once; empty when it does not say.
    public Uni<OptionalInt> slots(Endpoint endpoint) {
        return get(endpoint, "/props")
                .map(answer -> answer.path("total_slots"))
                .map(slots -> slots.isInt() ? OptionalInt.of(slots.intValue()) : OptionalInt.empty());
    }

    /// Whether a llama.cpp server can write now, by its own word.
    public Uni<Void> health(Endpoint endpoint) {
        return get(endpoint, "/health").replaceWithVoid();
    }

    /// The vectors of texts, in their order.
    public Uni<List<float[]>> embed(Endpoint endpoint, String model, List<String> texts) {
        var body = Map.<String, Object>of("model", model, "input", texts);
        return exchange(endpoint, providerRequests.post(endpoint, embeddings(endpoint), body))
                .map(answer -> vectors(endpoint, answer.path("data"), texts.size()));
    }

    private Uni<JsonNode> get(Endpoint endpoint, String path) {
        return exchange(endpoint, providerRequests.get(endpoint, Dialect.base(endpoint) + path));
    }

    private static String embeddings(Endpoint endpoint) {
        return Dialect.base(endpoint) + (endpoint.kind() == Kind.LLAMA_CPP ? "/v1/embeddings" : "/embeddings");
    }

    private Uni<JsonNode> exchange(Endpoint endpoint, OutgoingRequest request) {
        return streams.open(request, endpoint.trusted())
                .chain(answer -> answer.whole().map(body -> read(endpoint, answer, body.toString())))
                .ifNoItem()
                .after(most)
                .fail()
                .onFailure(fault -> !(fault instanceof ProviderFailed))
                .transform(fault -> new ProviderFailed(errors.network(endpoint, fault)));
    }

    private JsonNode read(Endpoint endpoint, StreamedAnswer answer, String body) {
        if (!answer.isGood()) {
            throw new ProviderFailed(errors.answered(endpoint, answer, body));
        }
        return errors.json(body);
    }

    private static List<float[]> vectors(Endpoint endpoint, JsonNode rows, int wanted) {
        var vectors = new ArrayList<float[]>();
        for (var row : rows) {
            vectors.add(Vectors.ofLengthOne(vector(row.path("embedding"))));
        }
        if (vectors.size() != wanted || vectors.stream().anyMatch(vector -> vector.length == 0)) {
            throw new ProviderFailed(Errors.failure(
                    endpoint, Failure.Kind.BAD_REQUEST, "it answered without the vectors it was asked for"));
        }
        return vectors;
    }

    private static float[] vector(JsonNode numbers) {
        var vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.path(i).floatValue();
        }
        return vector;
    }
}
