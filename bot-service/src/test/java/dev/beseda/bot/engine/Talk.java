package dev.beseda.bot.engine;

import static dev.beseda.bot.engine.Scripts.command;
import static dev.beseda.bot.engine.Scripts.scene;
import static dev.beseda.bot.engine.Scripts.text;

import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A conversation of a test, event by event.
public final class Talk {
    private static final UUID REPLY = new UUID(1, 1);

    private final Program program;
    private Conversation now = Conversation.begun("en");
    private Turn last = new Turn(now, List.of());

    private Talk(Program program) {
        this.program = program;
    }

    public static Talk with(Scenario... live) {
        return new Talk(Scripts.program(live));
    }

    /// With a bot whose language model answers what no scenario does.
    static Talk talking(Scenario... live) {
        return new Talk(Scripts.talking(live));
    }

    /// With the scenario of `/start`, begun.
    public static Talk begun(Scenario... live) {
        return with(live).happens(command("start"));
    }

    public Talk happens(EngineEvent event) {
        last = Engine.decide(scene(program, now), event);
        now = last.after();
        return this;
    }

    public Talk writes(String text) {
        return happens(text(text));
    }

    /// The language model replies to all it was asked.
    Talk replies(String text) {
        return happens(new EngineEvent.Replied(tickets(), REPLY, text, EngineEvent.Ending.WHOLE));
    }

    /// The language model does not reply to what it was asked.
    Talk failsToReply(EngineEvent.Want want) {
        return happens(new EngineEvent.NotReplied(tickets(), REPLY, want));
    }

    /// What the language model was asked in the last turn.
    List<String> asked() {
        return last.effects().stream()
                .filter(Effect.AskModel.class::isInstance)
                .map(effect -> ((Effect.AskModel) effect).text())
                .toList();
    }

    private Set<Long> tickets() {
        var open = new HashSet<>(now.asks());
        now.waiting().ifPresent(waiting -> open.add(waiting.ticket()));
        return open;
    }

    /// Taps the button with that label in what was said last.
    Talk taps(String label) {
        return happens(new EngineEvent.Tapped("query", 5, button(label)));
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
    public long ticket() {
        return now.waiting().orElseThrow().ticket();
    }

    public List<String> said() {
        return Scripts.said(last);
    }

    public List<Effect> effects() {
        return last.effects();
    }

    Conversation now() {
        return now;
    }

    public String shown(String variable) {
        return now.variables().get(variable).shown("en");
    }
}
