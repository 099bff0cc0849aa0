package dev.beseda.local.stack.settings;

import dev.beseda.local.processes.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The API token of the person who started the stack.
///
/// @param fresh whether it was made just now and nobody has seen it yet
public record AdminToken(String value, boolean fresh) {
    private static final String FILE = "admin-token";

    /// The preset token, or the one kept in the home folder, or a new one.
    public static AdminToken of(Path home, Optional<String> preset) {
        var kept = kept(home);
        if (preset.isPresent()) {
            if (!kept.equals(preset)) {
                PrivateFiles.write(home.resolve(FILE), preset.get() + "\n");
            }
            return new AdminToken(preset.get(), false);
        }
        return kept.map(value -> new AdminToken(value, false)).orElseGet(() -> create(home));
    }

    /// The token a stack at this home was started with.
    public static Optional<String> kept(Path home) {
        var file = home.resolve(FILE);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }

    private static AdminToken create(Path home) {
        var token = "beseda_" + Secrets.password();
        PrivateFiles.write(home.resolve(FILE), token + "\n");
        return new AdminToken(token, true);
    }
}
