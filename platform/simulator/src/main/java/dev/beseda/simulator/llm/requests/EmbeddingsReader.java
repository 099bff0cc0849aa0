package dev.beseda.simulator.llm.requests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.llm.requests.Asked.Api;
import dev.beseda.simulator.llm.requests.Asked.Vectors;
import dev.beseda.simulator.llm.requests.Asked.Wanted;
import dev.beseda.simulator.llm.requests.Asked.Words;
import java.util.List;

/// Reads `embeddings`.
public final class EmbeddingsReader {
    private static final int MOST_INPUTS = 2_048;
    private static final int USUAL_DIMENSIONS = 256;
    private static final int MOST_DIMENSIONS = 4_096;

    private EmbeddingsReader() {}

    public static Asked read(Dialect dialect, ObjectNode body) {
        var values = new Values(body);
        var model = dialect == Dialect.LLAMA && !values.has("model") ? "default" : values.text("model");
        var inputs = values.texts("input", MOST_INPUTS);
        if (inputs.isEmpty()) {
            throw Values.wrong("input", "'input' is required and must not be empty");
        }
        var format = values.has("encoding_format") ? values.text("encoding_format") : "float";
        if (!format.equals("float") && !format.equals("base64")) {
            throw Values.wrong("encoding_format", "'encoding_format' must be float or base64");
        }
        int dimensions =
                values.count(dialect == Dialect.MISTRAL ? "output_dimension" : "dimensions", 1, USUAL_DIMENSIONS);
        if (dimensions > MOST_DIMENSIONS) {
            throw Values.wrong("dimensions", "'dimensions' must be at most %d".formatted(MOST_DIMENSIONS));
        }
        var words = new Words(String.join("\n", inputs), inputs.getLast());
        var vectors = new Vectors(inputs, dimensions, format.equals("base64"));
        return new Asked(Api.EMBEDDINGS, dialect, model, words, new Wanted(0, List.of(), false, true), vectors);
    }
}
