package dev.beseda.bot.scenarios.rules.chats;

/// Compares what was said with what is written down, where `*` stands for any text and a blank for any kind of blank:
/// nobody can type those of amounts.
final class Likeness {
    private static final char NO_BREAK_SPACE = '\u00A0';

    private Likeness() {}

    static boolean of(String written, String said) {
        return ofPlain(written.replace(NO_BREAK_SPACE, ' '), said.replace(NO_BREAK_SPACE, ' '));
    }

    private static boolean ofPlain(String written, String said) {
        if (written.equals(said)) {
            return true;
        }
        var parts = written.split("\\*", -1);
        if (parts.length == 1 || !said.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int part = 1; part < parts.length - 1; part++) {
            int found = said.indexOf(parts[part], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[part].length();
        }
        var last = parts[parts.length - 1];
        return said.length() - at >= last.length() && said.endsWith(last);
    }
}
