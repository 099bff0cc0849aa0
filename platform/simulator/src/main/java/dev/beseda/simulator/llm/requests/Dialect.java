package dev.beseda.simulator.llm.requests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whose manners a server in OpenAI's shape has: which fields it takes, and how it says no.
public enum Dialect {
    OPENAI(2, ErrorBody.OPENAI, Fields.OPENAI),
    MISTRAL(1.5, ErrorBody.MISTRAL, Fields.MISTRAL),
    GROQ(2, ErrorBody.OPENAI, Fields.GROQ),
    GEMINI(2, ErrorBody.GEMINI, Fields.GEMINI),
    OLLAMA(Double.MAX_VALUE, ErrorBody.OPENAI, Set.of()),
    LLAMA(Double.MAX_VALUE, ErrorBody.LLAMA, Set.of());

    private static final List<String> OF_MISTRAL =
            List.of("mistral", "ministral", "magistral", "codestral", "open-mi", "pixtral");

    private final double hottest;
    private final ErrorBody errors;
    private final Set<String> fields;

    Dialect(double hottest, ErrorBody errors, Set<String> fields) {
        this.hottest = hottest;
        this.errors = errors;
        this.fields = fields;
    }

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dialect> of(String written) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.written().equals(written))
                .findFirst();
    }

    /// Where the path names no provider, the model's name tells.
    public static Dialect ofModel(String model) {
        if (model.startsWith("gemini")) {
            return GEMINI;
        }
        return OF_MISTRAL.stream().anyMatch(model::startsWith) ? MISTRAL : OPENAI;
    }

    public ErrorBody errors() {
        return errors;
    }

    double hottest() {
        return hottest;
    }

    public boolean needsKey() {
        return this != OLLAMA && this != LLAMA;
    }

    boolean isLenient() {
        return fields.isEmpty();
    }

    /// Refuses what this provider does not know, in its own words; Ollama and llama.cpp pass over it.
    void checkFields(ObjectNode body) {
        if (isLenient()) {
            return;
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                throw new Refused(unknown(name));
            }
        });
    }

    private Failure unknown(String name) {
        return switch (this) {
            case MISTRAL ->
                Failure.wrong(name, "Extra inputs are not permitted")
                        .with("extra_forbidden")
                        .withStatus(422);
            case GEMINI ->
                Failure.wrong(
                        name, "Invalid JSON payload received. Unknown name \"%s\": Cannot find field.".formatted(name));
            case GROQ -> Failure.wrong(name, "property '%s' is unsupported".formatted(name));
            case OPENAI, OLLAMA, LLAMA ->
                Failure.wrong(name, "Unknown parameter: '%s'.".formatted(name)).with("unknown_parameter");
        };
    }

    /// The fields of a chat request that each provider takes.
    private static final class Fields {
        private static final String COMMON =
                "model messages temperature top_p max_tokens stream stop n tools tool_choice"
                        + " response_format presence_penalty frequency_penalty parallel_tool_calls";
        static final Set<String> OPENAI = and("max_completion_tokens stream_options seed user logit_bias logprobs"
                + " top_logprobs service_tier store metadata reasoning_effort modalities audio prediction verbosity"
                + " safety_identifier prompt_cache_key web_search_options");
        static final Set<String> MISTRAL = and("random_seed safe_prompt prompt_mode prediction metadata");
        static final Set<String> GROQ = and("max_completion_tokens stream_options seed user service_tier"
                + " reasoning_effort reasoning_format include_reasoning metadata store");
        static final Set<String> GEMINI =
                and("max_completion_tokens stream_options seed reasoning_effort extra_body user");

        private Fields() {}

        private static Set<String> and(String others) {
            return Set.of((COMMON + " " + others).split(" "));
        }
    }
}
