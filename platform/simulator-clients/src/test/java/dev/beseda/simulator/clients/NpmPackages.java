package dev.beseda.simulator.clients;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The libraries from npm, in the versions that `package-lock.json` pins, fetched once per build folder.
final class NpmPackages {
    private NpmPackages() {}

    /// Skips the test where there is no Node or npm cannot be reached.
    static void install(Path folder) {
        var installed = folder.resolve("node_modules/.installed-from");
        var lock = folder.resolve("package-lock.json");
        try {
            if (Files.exists(installed) && Files.mismatch(installed, lock) == -1) {
                return;
            }
            require(folder, List.of("node", "--version"));
            require(folder, List.of("npm", "ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"));
            Files.copy(lock, installed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void require(Path folder, List<String> command) {
        var ended = Commands.run(folder, command);
        assumeThat(ended.well())
                .as(
                        "\"%s\" works, so that libraries from npm can be tried; it said: %s",
                        String.join(" ", command), ended.said())
                .isTrue();
    }
}
