package dev.beseda.kit.http;

import java.util.Locale;
import java.util.stream.Stream;

/// Parts of a path that lead upwards, however they are written: a value that was filled in could leave the part of a
/// server that its author means.
final class DotSegments {
    /// Servers behind servers may each decode once.
    private static final int MOST_DECODINGS = 4;

    private DotSegments() {}

    static boolean isIn(String pathAndQuery) {
        var path = pathAndQuery.split("\\?", 2)[0].split("#", 2)[0].toLowerCase(Locale.ROOT);
        for (int decodings = 0; decodings < MOST_DECODINGS; decodings++) {
            path = path.replace("%25", "%");
        }
        var decoded =
                path.replace("%2e", ".").replace("%2f", "/").replace("%5c", "/").replace("\\", "/");
        return Stream.of(decoded.split("/", -1)).anyMatch(DotSegments::leadsUp);
    }

    /// Some servers take what stands behind a semicolon for a parameter of the segment.
    private static boolean leadsUp(String segment) {
        return segment.split(";", 2)[0].equals("..");
    }
}
