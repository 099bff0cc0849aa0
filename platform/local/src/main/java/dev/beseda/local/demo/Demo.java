package dev.beseda.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A bot as a file tells it – settings, scenarios and the tests that are played as conversations – and what it is
/// called.
///
/// @param token what the bot shows Telegram
/// @param file YAML, as `POST /api/bots/{id}/import/` takes it
public record Demo(String name, String token, String file) {
    /// The demos of the house, the usual one first.
    public static final List<String> NAMES = List.of("survey", "constructor", "llm");

    /// Where the language models of a simulator are, as long as nobody knows its address.
    private static final String SIMULATOR = "http://simulator/";

    private static final long FIRST_ID = 700_000_001;

    /// A demo of the house lies in `demo/NAME.yaml`.
    public static Optional<Demo> called(String name) {
        return Optional.of(name).filter(NAMES::contains).map(Demo::read);
    }

    /// The same, with the language models of the simulator there.
    public Demo withModelsOf(URI simulator) {
        return new Demo(
                name, token, file.replace(SIMULATOR, simulator.resolve("/").toString()));
    }

    private static Demo read(String name) {
        var token = "%d:demo-%s-bot-of-the-simulator".formatted(FIRST_ID + NAMES.indexOf(name), name);
        return of("Demo: " + name, token, "/demo/" + name + ".yaml");
    }

    /// @param resource the file's place on the class path
    public static Demo of(String name, String token, String resource) {
        try (var file = Demo.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no file " + resource);
            }
            return new Demo(name, token, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + resource, failure);
        }
    }
}
