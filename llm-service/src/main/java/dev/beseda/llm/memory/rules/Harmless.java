package dev.beseda.llm.memory.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// Makes texts of people harmless, so that none can pose as a text of the system.
final class Harmless {
    /// What the templates of models put between messages. Some servers read it as such wherever it stands.
    private static final Pattern TEMPLATE_MARK = Pattern.compile(
            "<\\|[^<>|]{0,40}\\|>|<</?SYS>>|</?s>|<(?:start|end)_of_turn>"
                    + "|\\[/?(?:INST|SYSTEM_PROMPT|TOOL_CALLS|TOOL_RESULTS|AVAILABLE_TOOLS)]",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x{9f}]");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Harmless() {}

    /// As a message of its own: the marks of templates are broken up.
    static String said(String text) {
        var mark = TEMPLATE_MARK.matcher(CONTROL.matcher(text).replaceAll(""));
        var harmless = new StringBuilder(text.length());
        while (mark.find()) {
            var broken = unbracketed(mark.group()).replace('[', '(').replace(']', ')');
            mark.appendReplacement(harmless, Matcher.quoteReplacement(broken));
        }
        return mark.appendTail(harmless).toString();
    }

    /// Inside the system text, between tags: nothing in it can end them.
    static String quoted(String text) {
        return unbracketed(said(text)).strip();
    }

    /// The same, on one line.
    static String quotedLine(String text) {
        return BLANKS.matcher(quoted(text)).replaceAll(" ");
    }

    private static String unbracketed(String text) {
        return text.replace('<', '‹').replace('>', '›');
    }
}
