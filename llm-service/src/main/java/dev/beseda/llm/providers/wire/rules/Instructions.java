package dev.beseda.llm.providers.wire.rules;

import com.google.re2j.Pattern;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Prompt.Message;

/// A prompt in the `[INST]` form of Mistral's and Llama's models, for servers that take plain text. What people write
/// cannot end the instruction or begin another: marks that a model would obey lose their brackets.
///
/// The mark of the beginning, `<s>`, is not written: the server adds it.
public final class Instructions {
    /// Where the model must stop, whatever else it is told.
    public static final String END_OF_REPLY = "</s>";

    public static final String BEGIN = "[INST]";
    private static final String END = "[/INST]";
    private static final String NAMES = "INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS|TOOL_CONTENT"
            + "|MIDDLE|PREFIX|SUFFIX|IMG|IMG_BREAK|IMG_END|THINK|ARGS|CALL_ID";
    private static final String SLASH = "\\s*(?:/\\s*)?";
    private static final Pattern IN_SQUARE_BRACKETS =
            Pattern.compile("\\[(" + SLASH + "(?:" + NAMES + ")\\s*)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_ANGLES = Pattern.compile(
            "<(" + SLASH + "(?:s|unk|pad|bos|eos|start_of_turn|end_of_turn)\\s*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern SYSTEM_MARK = Pattern.compile("<<(" + SLASH + "SYS\\s*)>>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARRED = Pattern.compile("<(\\s*\\|[^|<>]*\\|\\s*)>");

    private Instructions() {}

    public static String of(Prompt prompt) {
        var written = new StringBuilder();
        var instruction = new StringBuilder();
        boolean open = true;
        for (var message : prompt.messages()) {
            switch (message.role()) {
                case SYSTEM, USER -> {
                    add(instruction, message);
                    open = true;
                }
                case ASSISTANT -> {
                    close(written, instruction);
                    written.append(' ').append(harmless(message.text()).strip()).append(END_OF_REPLY);
                    open = false;
                }
            }
        }
        if (open) {
            close(written, instruction);
        }
        return written.toString();
    }

    private static void add(StringBuilder instruction, Message message) {
        instruction
                .append(instruction.isEmpty() ? "" : "\n\n")
                .append(harmless(message.text()).strip());
    }

    /// A model's own word is never without an instruction before it.
    private static void close(StringBuilder written, StringBuilder instruction) {
        written.append(BEGIN).append(' ').append(instruction).append(' ').append(END);
        instruction.setLength(0);
    }

    /// Round brackets for square and pointed ones. No mark can come out of what is left: none is taken away.
    static String harmless(String text) {
        var square = IN_SQUARE_BRACKETS.matcher(text).replaceAll("($1)");
        var system = SYSTEM_MARK.matcher(square).replaceAll("(($1))");
        var barred = BARRED.matcher(system).replaceAll("($1)");
        return IN_ANGLES.matcher(barred).replaceAll("($1)");
    }
}
