package dev.beseda.journeys.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// What a JVM of the platform really holds in memory, after it has thrown away all that it could.
public final class LiveHeap {
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(?<bytes>\\d+)");

    private LiveHeap() {}

    public static long bytes(long pid) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(
                            jcmd,
                            "-J-Dsun.tools.attach.attachTimeout=" + TestPlatform.PATIENCE.toMillis(),
                            Long.toString(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var total = TOTAL.matcher(said);
            if (total.find()) {
                return Long.parseLong(total.group("bytes"));
            }
            throw new IllegalStateException("The JVM " + pid + " tells nothing of its heap: " + said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
