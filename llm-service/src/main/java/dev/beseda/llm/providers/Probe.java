package dev.beseda.llm.providers;

import dev.beseda.contracts.llm.LlmSettings.Sampling;
import dev.beseda.kit.text.Cut;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import dev.beseda.llm.providers.wire.ProviderFailed;
import dev.beseda.llm.providers.wire.ShortCalls;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Tries a provider for its owner: one tiny call, past queue and breaker, and what came of it.
@ApplicationScoped
public class Probe {
    private static final Prompt PROMPT = new Prompt(List.of(new Message(Role.USER, "Say only: ok")));
    private static final OptionalInt A_FEW = OptionalInt.of(16);
    private static final int LONGEST_QUOTE = 80;

    private final ProviderCalls calls;
    private final ShortCalls servers;
    private final OpenStreams streams;

    Probe(ProviderCalls calls, ShortCalls servers, OpenStreams streams) {
        this.calls = calls;
        this.servers = servers;
        this.streams = streams;
    }

    /// What a provider answered.
    ///
    /// @param millis until its reply was whole, or it was clear that there is none
    /// @param failure empty when all is well
    /// @param sentence for the owner
    public record ProbeResult(boolean ok, String model, long millis, Optional<Failure.Kind> failure, String sentence) {}

    public Uni<ProbeResult> probe(Endpoint endpoint) {
        return Uni.createFrom().deferred(() -> {
            long began = System.nanoTime();
            return streams.whileRunning(answer(endpoint))
                    .collect()
                    .in(Heard::new, Heard::take)
                    .map(heard -> heard.result(
                            endpoint,
                            Duration.ofNanos(System.nanoTime() - began).toMillis()));
        });
    }

    /// A llama.cpp server is asked for its health first: that is quicker, and says more.
    private Multi<ModelEvent> answer(Endpoint endpoint) {
        return switch (endpoint.kind()) {
            case DEMO -> DemoProvider.write(endpoint, PROMPT);
            case LLAMA_CPP ->
                servers.health(endpoint)
                        .onItem()
                        .transformToMulti(well -> calls.ask(brief(endpoint), PROMPT))
                        .onFailure(ProviderFailed.class)
                        .recoverWithItem(no -> new ModelEvent.Failed(((ProviderFailed) no).failure()));
            case OPENAI, MISTRAL, GEMINI, GROQ, OPENROUTER, OLLAMA, OPENAI_COMPATIBLE ->
                calls.ask(brief(endpoint), PROMPT);
        };
    }

    /// Few tokens; all else is as the owner has it, for it may be just that which the provider refuses.
    private static Endpoint brief(Endpoint endpoint) {
        var own = endpoint.sampling();
        return new Endpoint(
                endpoint.kind(),
                endpoint.base(),
                endpoint.key(),
                endpoint.model(),
                new Sampling(own.temperature(), own.topP(), A_FEW, own.stop()),
                endpoint.trusted());
    }

    /// What comes back, put together.
    private static final class Heard {
        private final StringBuilder text = new StringBuilder();
        private Optional<Failure> failure = Optional.empty();

        void take(ModelEvent event) {
            switch (event) {
                case ModelEvent.Delta delta -> text.append(delta.text());
                case ModelEvent.Failed failed -> failure = Optional.of(failed.failure());
                case ModelEvent.Began _, ModelEvent.Usage _, ModelEvent.Done _ -> {}
            }
        }

        ProbeResult result(Endpoint endpoint, long millis) {
            var kind = failure.map(Failure::kind);
            var sentence = failure.map(Failure::sentence).orElseGet(() -> quote(endpoint));
            return new ProbeResult(failure.isEmpty(), endpoint.model(), millis, kind, sentence);
        }

        private String quote(Endpoint endpoint) {
            var said = endpoint.withoutKey(text.toString().strip());
            if (said.isEmpty()) {
                return "It answered, without a word yet.";
            }
            var cut = said.length() > LONGEST_QUOTE ? Cut.to(LONGEST_QUOTE, said) + "…" : said;
            return "It answered: " + cut;
        }
    }
}
