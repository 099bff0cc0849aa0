package dev.beseda.simulator.llm.requests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.llm.requests.Asked.Api;
import dev.beseda.simulator.llm.requests.Asked.Wanted;
import dev.beseda.simulator.llm.requests.Asked.Words;

/// Reads llama.cpp's own `completion`: what it doesn't know it passes over, as the original does.
public final class CompletionReader {
    private static final String MODEL = "simulated.gguf";
    private static final String OPENED = "[INST]";
    private static final String CLOSED = "[/INST]";
    private static final int MOST_STOPS = 1_000;

    private CompletionReader() {}

    public static Asked read(ObjectNode body) {
        var values = new Values(body);
        if (!values.has("prompt")) {
            throw Values.wrong("prompt", "\"prompt\" must be provided");
        }
        var prompt = prompt(body);
        int most = values.count("n_predict", -2, -1);
        values.checkRange("temperature", -1, Double.MAX_VALUE);
        var wanted = new Wanted(
                most < 0 ? Integer.MAX_VALUE : most, values.texts("stop", MOST_STOPS), values.flag("stream"), true);
        return new Asked(Api.COMPLETION, Dialect.LLAMA, MODEL, new Words(prompt, question(prompt)), wanted);
    }

    private static String prompt(ObjectNode body) {
        var prompt = body.path("prompt");
        if (!prompt.isTextual()) {
            throw Values.wrong("prompt", "\"prompt\" must be a string here");
        }
        return prompt.textValue();
    }

    /// The last instruction of a Llama or Mistral template without what stands before its last empty line, which is
    /// the system prompt; without a template the whole.
    private static String question(String prompt) {
        int opened = prompt.lastIndexOf(OPENED);
        if (opened < 0) {
            return prompt.strip();
        }
        int closed = prompt.indexOf(CLOSED, opened);
        var instruction = prompt.substring(opened + OPENED.length(), closed < 0 ? prompt.length() : closed);
        int emptyLine = instruction.lastIndexOf("\n\n");
        return instruction.substring(emptyLine < 0 ? 0 : emptyLine).strip();
    }
}
