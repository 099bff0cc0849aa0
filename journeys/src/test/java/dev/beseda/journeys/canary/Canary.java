package dev.beseda.journeys.canary;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A text that is looked for, in every form in which it could be read.
///
/// @param name  what it is
/// @param forms as it is, in Base64 whatever stands before it, in hexadecimal numbers and as part of a URL
public record Canary(String name, List<String> forms) {
    private static final int GROUP = 3;
    private static final int BITS = 6;

    public static Canary of(String name, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var url = URLEncoder.encode(text, StandardCharsets.UTF_8);
        var forms = Stream.of(
                Stream.of(text, url, HexFormat.of().formatHex(bytes)),
                IntStream.range(0, GROUP).mapToObj(before -> base64(bytes, before, Base64.getEncoder())),
                IntStream.range(0, GROUP).mapToObj(before -> base64(bytes, before, Base64.getUrlEncoder())));
        return new Canary(name, forms.flatMap(form -> form).distinct().toList());
    }

    /// Only the characters that say nothing of what stands before and behind.
    private static String base64(byte[] text, int before, Base64.Encoder encoder) {
        var padded = new byte[before + text.length];
        System.arraycopy(text, 0, padded, before, text.length);
        int first = (before * Byte.SIZE + BITS - 1) / BITS;
        int end = padded.length * Byte.SIZE / BITS;
        return encoder.encodeToString(padded).substring(first, end);
    }

    public boolean isIn(String line) {
        return forms.stream().anyMatch(line::contains);
    }
}
