package dev.beseda.local.processes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The end of a log, for the person who has to find out why something stopped.
final class LogTail {
    private static final int LINES = 5;
    private static final int BYTES = 8192;

    private LogTail() {}

    static String of(Path log) {
        try {
            var last = lines(log);
            return last.isEmpty()
                    ? "its log " + log + " is empty"
                    : "the end of " + log + " says\n  " + String.join("\n  ", last);
        } catch (IOException unreadable) {
            return "its log " + log + " cannot be read";
        }
    }

    private static List<String> lines(Path log) throws IOException {
        try (var file = Files.newByteChannel(log)) {
            file.position(Math.max(0, file.size() - BYTES));
            var bytes = ByteBuffer.allocate(BYTES);
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
            var all = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return all.subList(Math.max(0, all.size() - LINES), all.size());
        }
    }
}
