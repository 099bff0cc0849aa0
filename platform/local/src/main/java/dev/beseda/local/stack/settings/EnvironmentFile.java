package dev.beseda.local.stack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The `.env` file: lines of `KEY=VALUE`, empty lines and comments that begin with `#`.
public final class EnvironmentFile {
    private static final Pattern LINE =
            Pattern.compile("(?:export\\s+)?(?<key>[A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(?<value>.*)");

    private EnvironmentFile() {}

    /// The settings of the file; a file that isn't there has none.
    public static Map<String, String> read(Path file) {
        try {
            return Files.exists(file) ? parse(Files.readAllLines(file)) : Map.of();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }

    static Map<String, String> parse(List<String> lines) {
        var settings = new LinkedHashMap<String, String>();
        for (var number = 0; number < lines.size(); number++) {
            var line = lines.get(number).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var found = LINE.matcher(line);
            if (!found.matches()) {
                throw new SettingsRefused(List.of("Line %d of .env is not KEY=VALUE.".formatted(number + 1)));
            }
            settings.put(found.group("key"), unquoted(found.group("value").strip()));
        }
        return settings;
    }

    private static String unquoted(String value) {
        var quoted = value.length() >= 2
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
