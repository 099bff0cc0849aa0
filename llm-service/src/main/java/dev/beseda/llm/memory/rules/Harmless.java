package dev.beseda.llm.memory.rules;

import java.util.regex.Pattern;

/// Makes texts of people harmless, so that none can pose as a text of the system.
final class Harmless {
    /// What the templates of models put between messages. Some servers read it as such wherever it stands.
    private static final Pattern TEMPLATE_MARK = Pattern.compile(
            "(?=[<\\[])(?:<\\|[^<>|]{0,40}\\|>|<</?SYS>>|</?s>|<(?:start|end)_of_turn>"
                    + "|\\[/?(?:INST|SYSTEM_PROMPT|TOOL_CALLS|TOOL_RESULTS|AVAILABLE_TOOLS)])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private Harmless() {}

    /// As a message of its own: the marks of templates are broken up.
    static String said(String text) {
        return TEMPLATE_MARK
                .matcher(CONTROL.matcher(text).replaceAll(""))
                .replaceAll(
                        found -> unbracketed(found.group()).replace('[', '(').replace(']', ')'));
    }

    /// Inside the system text, between tags: nothing in it can end them.
    static String quoted(String text) {
        return unbracketed(said(text)).strip();
    }

    /// The same, on one line.
    static String quotedLine(String text) {
        return quoted(text).replaceAll("\\s+", " ");
    }

    private static String unbracketed(String text) {
        return text.replace('<', '‹').replace('>', '›');
    }
}
