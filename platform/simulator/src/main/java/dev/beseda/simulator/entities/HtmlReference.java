package dev.beseda.simulator.entities;

/// A character written by its number or name, such as `&#38;` or `&amp;`; code 0 when there is none.
record HtmlReference(int code, int end) {
    static final HtmlReference NONE = new HtmlReference(0, 0);
    private static final int LONGEST = 10;

    /// What stands at the ampersand; the semicolon may be missing.
    static HtmlReference at(Source source, int ampersand) {
        int end = ampersand + 1;
        long code = 0;
        if (source.at(end) == '#') {
            end++;
            int base = source.at(end) == 'x' ? 16 : 10;
            end += base == 16 ? 1 : 0;
            while (digit(source.at(end), base) >= 0 && end - ampersand < LONGEST) {
                code = code * base + digit(source.at(end++), base);
            }
            if (code == 0 || code >= 0x10FFFF || end - ampersand >= LONGEST) {
                return NONE;
            }
        } else {
            while (isLetter(source.at(end))) {
                end++;
            }
            code = named(source.slice(ampersand + 1, end));
            if (code == 0) {
                return NONE;
            }
        }
        return new HtmlReference((int) code, source.at(end) == ';' ? end + 1 : end);
    }

    boolean isPresent() {
        return code != 0;
    }

    /// Only together with its other half would it be a character.
    boolean isHalfCharacter() {
        return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    }

    String text() {
        return Character.toString(code);
    }

    private static int named(String name) {
        return switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            default -> 0;
        };
    }

    private static int digit(char letter, int base) {
        return letter < 128 ? Character.digit(letter, base) : -1;
    }

    private static boolean isLetter(char letter) {
        return letter < 128 && Character.isLetter(letter);
    }
}
