package dev.beseda.llm.knowledge.documents.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Makes texts of bytes: UTF-8, UTF-16 with its mark, or else Windows-1251, as Russian spreadsheets write it.
public final class Decoding {
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final int MOST_CONTROLS_PERMILLE = 5;

    private Decoding() {}

    /// Empty when the bytes are no text.
    public static Optional<String> text(byte[] content) {
        var text = clean(decoded(content));
        return isText(text) ? Optional.of(text.replace("\0", "")) : Optional.empty();
    }

    /// Without a mark at its beginning, with one kind of line end.
    public static String clean(String text) {
        var unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String decoded(byte[] content) {
        if (startsWith(content, 0xff, 0xfe)) {
            return new String(content, StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, 0xfe, 0xff)) {
            return new String(content, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(content, CYRILLIC);
        }
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xff) == first && (content[1] & 0xff) == second;
    }

    private static boolean isText(String text) {
        long controls = text.chars()
                .filter(character -> Character.isISOControl(character) && !Character.isWhitespace(character))
                .count();
        return controls * 1000 <= (long) text.length() * MOST_CONTROLS_PERMILLE;
    }
}
