package dev.beseda.bot.conversations;

import dev.beseda.bot.engine.Conversation;
import dev.beseda.bot.engine.Effect;
import dev.beseda.bot.engine.Engine;
import dev.beseda.bot.engine.Scene;
import dev.beseda.bot.people.People;
import dev.beseda.bot.telegram.Arrival;
import dev.beseda.bot.telegram.rules.Call;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.Split;
import dev.beseda.kit.Ids;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The decisions of a batch, in the order of its arrivals: each begins where the one before it in its chat ended.
final class Turns {
    private final Scenes scenes;
    private final Map<Destination, Kept> changed = new LinkedHashMap<>();
    private final List<People.Seen> seen = new ArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    /// A text of a person, to be kept.
    record Received(UUID id, UUID conversation, Arrival arrival) {}

    Turns(Scenes scenes) {
        this.scenes = scenes;
    }

    /// Decides one arrival. A bot that is gone or switched off answers nothing.
    void add(Arrival arrival) {
        Optional.ofNullable(scenes.repertoires().get(arrival.chat().bot()))
                .filter(Repertoire::active)
                .ifPresent(repertoire -> decide(arrival, repertoire));
    }

    Collection<Kept> changed() {
        return changed.values();
    }

    List<People.Seen> seen() {
        return seen;
    }

    List<Received> received() {
        return received;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    private void decide(Arrival arrival, Repertoire repertoire) {
        var now = spokenTo(arrival, repertoire, current(arrival, repertoire));
        var scene = new Scene(
                repertoire.program(),
                scenes.older(),
                now.state(),
                arrival.person().facts(),
                Long.toString(arrival.person().telegramId()),
                arrival.receivedAt().atZone(ZoneOffset.UTC));
        var turn = Engine.decide(scene, arrival.happening());
        changed.put(arrival.chat(), now.at(turn.after()));
        seen.add(new People.Seen(arrival.chat().bot(), arrival.person()));
        if (!arrival.text().isEmpty()) {
            received.add(new Received(Ids.next(), now.id(), arrival));
        }
        turn.effects().stream()
                .flatMap(Turns::calls)
                .map(call -> delivery(arrival, call).of(now.id()))
                .forEach(deliveries::add);
    }

    private Kept current(Arrival arrival, Repertoire repertoire) {
        return Optional.ofNullable(changed.get(arrival.chat()))
                .or(() -> Optional.ofNullable(scenes.kept().get(arrival.chat())))
                .orElseGet(() -> new Kept(
                        Ids.next(),
                        repertoire.workspace(),
                        arrival.chat(),
                        Conversation.begun(repertoire.program().standbyLanguage())));
    }

    private static Kept spokenTo(Arrival arrival, Repertoire repertoire, Kept kept) {
        var language = arrival.person().language().orElse(repertoire.program().standbyLanguage());
        return kept.at(kept.state().speaking(language));
    }

    private static Stream<Call> calls(Effect effect) {
        return switch (effect) {
            case Effect.Say say -> Split.split(Call.SendMessage.plain(say.text())).stream();
            case Effect.AnswerTap tap -> Stream.of(new Call.AnswerCallbackQuery(tap.query(), tap.note()));
            case Effect.Show _, Effect.DropButtons _, Effect.WakeAt _, Effect.Fetch _, Effect.CallPerson _ ->
                Stream.of();
        };
    }

    private static Delivery delivery(Arrival arrival, Call call) {
        return new Delivery(Ids.next(), arrival.chat(), Lane.REPLY, call, arrival.receivedAt());
    }
}
