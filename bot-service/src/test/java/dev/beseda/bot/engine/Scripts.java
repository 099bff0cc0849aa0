package dev.beseda.bot.engine;

import dev.beseda.bot.engine.Engine.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Scenarios and scenes of the tests of the engine.
final class Scripts {
    static final UUID VERSION = UUID.fromString("01990000-0000-7000-8000-000000000001");
    static final Text FALLBACK = new Text(Map.of("en", "Pardon?", "ru", "Не понимаю"));

    private Scripts() {}

    static Text english(String text) {
        return new Text(Map.of("en", text));
    }

    static Step.Message message(String key, String text) {
        return new Step.Message(key, english(text));
    }

    static Step.Question question(String key, String variable) {
        return new Step.Question(key, english("What is your " + variable + "?"), Optional.of(variable));
    }

    static Scenario onStart(Step... steps) {
        return new Scenario(VERSION, new Trigger.Command("start"), List.of(steps));
    }

    static Program program(Scenario... live) {
        return new Program("en", FALLBACK, List.of(live));
    }

    static Scene scene(Program program) {
        return scene(program, Conversation.begun("en"));
    }

    /// The scene as the shell sets it: what runs is the live scenario whose question waits.
    static Scene scene(Program program, Conversation now) {
        Optional<Scenario> running = now.waiting()
                .flatMap(waiting -> program.live().stream()
                        .filter(scenario -> scenario.version().equals(waiting.version()))
                        .findFirst());
        return new Scene(program, running, now);
    }

    static Happening command(String name) {
        return new Happening.Commanded(name, "");
    }

    static Happening text(String text) {
        return new Happening.Wrote(text);
    }

    static Effect says(String text) {
        return new Effect.Say(text);
    }
}
