package dev.beseda.simulator.clients;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.beseda.simulator.clients.Commands.Ended;
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
    static void require() {
        var version = run(VERSION);
        if (!version.well() && run(List.of("id", "-u")).said().equals("0")) {
            var unused = apt("update");
            var installed = apt("install", "-y", "--no-install-recommends", NAME);
            version = installed.well() ? run(VERSION) : installed;
        }
        assumeThat(version.said())
                .as("the version of Debian's %s (apt-get install it, if it's missing)", NAME)
                .startsWith("13.");
    }

    private static Ended apt(String... arguments) {
        var command = new ArrayList<>(
                List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static Ended run(List<String> command) {
        return Commands.run(Path.of("."), command);
    }
}
