package dev.beseda.simulator.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beseda.simulator.clients.Library.RunningBot;
import dev.beseda.simulator.clients.Library.Workplace;
import dev.beseda.simulator.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Bots written in other languages: each script is a program of its own, and a line it prints is a line it tells.
final class Scripts {
    private Scripts() {}

    /// A script for Node; its packages are fetched from npm unless they are here already.
    static Library node(String script) {
        return (place, botOutput) -> {
            NpmPackages.require();
            return start(List.of("node", script), place, botOutput);
        };
    }

    /// A script for Debian's Python; its library comes from Debian too.
    static Library python(String script) {
        return (place, botOutput) -> {
            PythonPackage.require();
            return start(List.of(PythonPackage.PYTHON, script), place, botOutput);
        };
    }

    private static RunningBot start(List<String> program, Workplace place, BotOutput botOutput) {
        var errors = place.picture().resolveSibling(program.getLast() + ".errors");
        var command = new ArrayList<>(program);
        command.addAll(List.of(
                place.simulator().toString(), place.token(), place.picture().toString()));
        var builder = new ProcessBuilder(command).directory(folder().toFile()).redirectError(errors.toFile());
        try {
            var process = builder.start();
            Thread.ofVirtual().start(() -> listen(process, botOutput, errors));
            return process::destroyForcibly;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void listen(Process process, BotOutput botOutput, Path errors) {
        try (var output = new BufferedReader(process.inputReader(UTF_8))) {
            output.lines()
                    .forEach(line -> Json.read(line).ifPresentOrElse(botOutput::add, () -> botOutput.fault(line)));
            botOutput.fault("The script has ended. " + Files.readString(errors));
        } catch (IOException | UncheckedIOException closed) {
            botOutput.fault("The script was ended: " + closed.getMessage());
        }
    }

    /// Where the scripts lie, beside what says which packages they need.
    static Path folder() {
        try {
            var scripts = Objects.requireNonNull(Scripts.class.getResource("/clients/package.json"));
            return Path.of(scripts.toURI()).getParent();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
