package dev.beseda.simulator.clients;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;

/// Debian's python-telegram-bot.
final class PythonPackage {
    /// Debian's own Python: others do not see its packages.
    static final String PYTHON = "/usr/bin/python3";

    private static final String NAME = "python3-python-telegram-bot";
    private static final List<String> VERSION =
            List.of(PYTHON, "-W", "ignore", "-c", "import telegram; print(telegram.__version__)");

    private PythonPackage() {}

    /// Skips the test where the library isn't there, or is of another generation.
    static void require() {
        assumeThat(Commands.run(Path.of("."), VERSION).said())
                .as("the version of Debian's %s (apt-get install it, if it's missing)", NAME)
                .startsWith("13.");
    }
}
