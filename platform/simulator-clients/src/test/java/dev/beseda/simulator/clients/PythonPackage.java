package dev.beseda.simulator.clients;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Debian's python-telegram-bot, installed with apt where that's allowed.
final class PythonPackage {
    /// Debian's own Python: others do not see its packages.
    static final String PYTHON = "/usr/bin/python3";

    private static final String NAME = "python3-python-telegram-bot";
    private static final List<String> VERSION =
            List.of(PYTHON, "-W", "ignore", "-c", "import telegram; print(telegram.__version__)");

    private PythonPackage() {}

    /// Skips the test where the library isn't there and cannot be installed, or is of another generation.
    static void install(Path folder) {
        var version = Commands.run(folder, VERSION);
        if (!version.well() && isRoot(folder)) {
            apt(folder, "update");
            apt(folder, "install", "-y", "--no-install-recommends", NAME);
            version = Commands.run(folder, VERSION);
        }
        assumeThat(version.said())
                .as("the version of Debian's %s (apt-get install it, if it's missing)", NAME)
                .startsWith("13.");
    }

    private static boolean isRoot(Path folder) {
        return Commands.run(folder, List.of("id", "-u")).said().equals("0");
    }

    private static void apt(Path folder, String... arguments) {
        var command = new ArrayList<>(
                List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"));
        command.addAll(List.of(arguments));
        var unused = Commands.run(folder, command);
    }
}
