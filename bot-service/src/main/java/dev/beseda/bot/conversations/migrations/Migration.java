package dev.beseda.bot.conversations.migrations;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.Frame;
import dev.beseda.bot.engine.turns.Conversation.Spot;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Takes conversations out of older versions of a scenario into its live one, where each goes on at the step
/// of the same key. A conversation moves as a whole or stays.
///
/// @param older the versions to be left, by their ids
public record Migration(Scenario live, Map<UUID, Scenario> older) {
    public Migration {
        older = Map.copyOf(older);
    }

    /// The conversation in the live version; empty when it waits at a step that is gone or does something else now.
    public Optional<Conversation> of(Conversation conversation) {
        boolean waitsOn = waits(conversation).allMatch(this::waitsOn);
        boolean callsOn = calls(conversation)
                .allMatch(spot -> stays(spot) || step(live, spot).isPresent());
        return waitsOn && callsOn ? Optional.of(cut(conversation).movedTo(this::moved)) : Optional.empty();
    }

    private static Stream<Spot> waits(Conversation conversation) {
        var interrupted = conversation.below().stream().flatMap(frame -> switch (frame) {
            case Frame.Interrupted(var waiting) -> Stream.of(waiting.at());
            case Frame.Caller _ -> Stream.<Spot>empty();
        });
        return Stream.concat(conversation.waiting().map(Conversation.Waiting::at).stream(), interrupted);
    }

    private static Stream<Spot> calls(Conversation conversation) {
        return conversation.below().stream().flatMap(frame -> switch (frame) {
            case Frame.Caller(var call) -> Stream.of(call);
            case Frame.Interrupted _ -> Stream.<Spot>empty();
        });
    }

    /// Only a step of the same kind hears what is waited for.
    private boolean waitsOn(Spot spot) {
        if (stays(spot)) {
            return true;
        }
        var before = Optional.ofNullable(older.get(spot.version())).flatMap(scenario -> step(scenario, spot));
        var after = step(live, spot);
        return before.isPresent()
                && after.isPresent()
                && before.get().getClass().equals(after.get().getClass());
    }

    /// Nobody goes back to a question that is gone.
    private Conversation cut(Conversation conversation) {
        var trail = conversation.trail().stream()
                .filter(mark ->
                        stays(mark.question()) || step(live, mark.question()).isPresent())
                .toList();
        return new Conversation(
                conversation.language(),
                conversation.waiting(),
                conversation.below(),
                trail,
                conversation.variables(),
                conversation.withPerson(),
                conversation.tickets(),
                conversation.asks());
    }

    private Spot moved(Spot spot) {
        return stays(spot) ? spot : new Spot(live.version(), spot.step());
    }

    private boolean stays(Spot spot) {
        return !older.containsKey(spot.version());
    }

    private static Optional<Step> step(Scenario scenario, Spot spot) {
        return scenario.steps().stream()
                .filter(step -> step.key().equals(spot.step()))
                .findFirst();
    }
}
