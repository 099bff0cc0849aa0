package dev.beseda.bot.engine.values;

import java.util.Locale;

/// Reads language codes: `pt-BR` and `PT_br` are Portuguese.
public final class Languages {
    private Languages() {}

    static boolean isRussian(String code) {
        return primary(code).equals("ru");
    }

    /// The language without country and script.
    public static String primary(String code) {
        int end = 0;
        while (end < code.length() && Character.isLetter(code.charAt(end))) {
            end++;
        }
        return code.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
