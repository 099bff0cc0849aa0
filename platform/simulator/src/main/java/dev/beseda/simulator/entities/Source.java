package dev.beseda.simulator.entities;

import java.nio.charset.StandardCharsets;

/// A text being read. Behind its end there are only zeros, as in the C strings Telegram's parser reads; white space
/// is what it is there.
record Source(String text) {
    char at(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    int length() {
        return text.length();
    }

    boolean isSpace(int index) {
        return isSpace(at(index));
    }

    static boolean isSpace(char letter) {
        return letter == ' ' || letter >= '\t' && letter <= '\r' && letter != '\f' || letter == 0;
    }

    /// The first place from here on that is no white space; the end counts as such.
    int afterSpaces(int index) {
        int place = index;
        while (place < text.length() && isSpace(place)) {
            place++;
        }
        return place;
    }

    String slice(int from, int to) {
        return text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
    }

    /// Errors count bytes of UTF-8.
    int byteOffset(int index) {
        return slice(0, index).getBytes(StandardCharsets.UTF_8).length;
    }

    /// Letters of ASCII only become small.
    static String small(String text) {
        var small = new StringBuilder(text.length());
        text.chars().forEach(letter -> small.append((char) (letter < 128 ? Character.toLowerCase(letter) : letter)));
        return small.toString();
    }

    EntityFault fault(String sentence, Object... values) {
        return new EntityFault(sentence.formatted(values));
    }
}
