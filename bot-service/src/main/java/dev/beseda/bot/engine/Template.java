package dev.beseda.bot.engine;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with `{variables}`; names are letters of any alphabet, digits and `_`.
final class Template {
    /// The longest text a template makes, in characters: variables that hold variables can't grow without end.
    private static final int LONGEST = 16_384;

    private static final Pattern VARIABLE = Pattern.compile("\\{([\\p{L}\\p{N}_]{1,64})}");

    private Template() {}

    /// The text with every known variable filled in; an unknown one stays as it is written.
    static String fill(String text, Map<String, String> variables) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        var found = VARIABLE.matcher(text);
        var filled = new StringBuilder();
        while (filled.length() < LONGEST && found.find()) {
            found.appendReplacement(
                    filled, Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
        }
        found.appendTail(filled);
        return Cut.to(LONGEST, filled.toString());
    }
}
