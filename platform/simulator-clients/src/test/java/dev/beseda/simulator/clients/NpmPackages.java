package dev.beseda.simulator.clients;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.beseda.simulator.clients.Commands.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The libraries from npm, in the versions that `package-lock.json` pins, fetched once per build folder.
final class NpmPackages {
    private static final List<String> FETCH = List.of(
            "npm",
            "ci",
            "--ignore-scripts",
            "--prefer-offline",
            "--no-audit",
            "--no-fund",
            "--fetch-retries=1",
            "--fetch-retry-mintimeout=1000");

    /// Tried once for all tests, so that a machine without npm is not asked again and again.
    private static final Ended FETCHED = fetched(Scripts.folder());

    private NpmPackages() {}

    /// Skips the test where there is no Node or npm cannot be reached.
    static void require() {
        assumeThat(FETCHED.well())
                .as("node and npm are here and npm's registry can be reached; they said: %s", FETCHED.said())
                .isTrue();
    }

    private static Ended fetched(Path folder) {
        var node = Commands.run(folder, List.of("node", "--version"));
        var installed = folder.resolve("node_modules/.installed-from");
        var lock = folder.resolve("package-lock.json");
        try {
            if (!node.well() || (Files.exists(installed) && Files.mismatch(installed, lock) == -1)) {
                return node;
            }
            var npm = Commands.run(folder, FETCH);
            if (npm.well()) {
                Files.copy(lock, installed);
            }
            return npm;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
