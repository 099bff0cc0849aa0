package dev.beseda.bot.engine;

import static dev.beseda.bot.engine.Scripts.command;
import static dev.beseda.bot.engine.Scripts.scene;
import static dev.beseda.bot.engine.Scripts.text;

import java.util.List;

/// A conversation of a test, happening by happening.
final class Talk {
    private final Program program;
    private Conversation now = Conversation.begun("en");
    private Engine.Turn last = new Engine.Turn(now, List.of());

    private Talk(Program program) {
        this.program = program;
    }

    static Talk with(Scenario... live) {
        return new Talk(Scripts.program(live));
    }

    /// With the scenario of `/start`, begun.
    static Talk begun(Scenario... live) {
        return with(live).happens(command("start"));
    }

    Talk happens(Happening happening) {
        last = Engine.decide(scene(program, now), happening);
        now = last.after();
        return this;
    }

    Talk writes(String text) {
        return happens(text(text));
    }

    /// Taps the button with that label in what was said last.
    Talk taps(String label) {
        return happens(new Happening.Tapped("query", 5, button(label)));
    }

    /// The data of the button with that label in what was said last.
    String button(String label) {
        return last.effects().stream()
                .filter(Effect.Say.class::isInstance)
                .map(effect -> ((Effect.Say) effect).keys())
                .filter(Effect.Keys.Buttons.class::isInstance)
                .flatMap(keys -> ((Effect.Keys.Buttons) keys).rows().stream())
                .flatMap(List::stream)
                .filter(button -> button.label().equals(label))
                .map(button -> ((Effect.Button.Tap) button).data())
                .findFirst()
                .orElseThrow();
    }

    /// The ticket of the wait.
    long ticket() {
        return now.waiting().orElseThrow().ticket();
    }

    List<String> said() {
        return Scripts.said(last);
    }

    List<Effect> effects() {
        return last.effects();
    }

    Conversation now() {
        return now;
    }

    String shown(String variable) {
        return now.variables().get(variable).shown("en");
    }
}
