package dev.beseda.bot.conversations;

import dev.beseda.bot.conversations.requests.HttpJob;
import dev.beseda.bot.conversations.timers.Timer;
import dev.beseda.bot.conversations.timers.TimerKey;
import dev.beseda.bot.engine.Conversation;
import dev.beseda.bot.engine.Effect;
import dev.beseda.bot.engine.Engine;
import dev.beseda.bot.engine.Happening;
import dev.beseda.bot.engine.Scene;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.people.People;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.bot.telegram.rules.Call;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.contracts.llm.LlmCommand;
import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.Ids;
import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The decisions of a batch, in the order of what occurred: each begins where the one before it in its chat ended.
final class Turns {
    private final Scenes scenes;
    private final Map<Destination, Kept> changed = new LinkedHashMap<>();
    private final List<People.Seen> seen = new ArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<TimerKey, Timer> timersMade = new LinkedHashMap<>();
    private final Set<TimerKey> timersEnded = new HashSet<>();
    private final List<HttpJob> requests = new ArrayList<>();
    private final List<LlmCommand> orders = new ArrayList<>();

    /// What a person sent, to be kept.
    record Received(UUID id, UUID conversation, Arrival.Message message, Arrival arrival) {}

    /// What is to be decided, as the engine hears it.
    private record Cue(Occurrence occurrence, Happening happening, Optional<Person> person) {}

    Turns(Scenes scenes) {
        this.scenes = scenes;
    }

    /// Decides one occurrence. A bot that is gone or switched off answers nothing.
    void add(Occurrence occurrence) {
        Optional.ofNullable(scenes.repertoires().get(occurrence.chat().bot()))
                .filter(Repertoire::active)
                .ifPresent(repertoire -> decide(occurrence, repertoire));
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

    Collection<Timer> timersMade() {
        return timersMade.values();
    }

    Set<TimerKey> timersEnded() {
        return timersEnded;
    }

    List<HttpJob> requests() {
        return requests;
    }

    /// What the language models are to do.
    List<LlmCommand> orders() {
        return orders;
    }

    private void decide(Occurrence occurrence, Repertoire repertoire) {
        var now = current(occurrence.chat(), repertoire);
        switch (occurrence) {
            case Occurrence.Came(var arrival) -> {
                var met = met(now, arrival);
                keep(met, arrival);
                turn(met, repertoire, new Cue(occurrence, arrival.heardBy(repertoire.name()), arrival.person()));
            }
            case Occurrence.Arose arose ->
                turn(
                        now.wokenBy(withoutRung(now.timers(), arose.happening())),
                        repertoire,
                        new Cue(
                                occurrence,
                                arose.happening(),
                                Optional.ofNullable(scenes.people().get(arose.chat()))));
        }
    }

    private void turn(Kept now, Repertoire repertoire, Cue cue) {
        var scene = new Scene(
                repertoire.program(),
                scenes.older(),
                now.state(),
                facts(now, cue.person()),
                Long.toString(now.company().person().orElse(now.chat().chat())),
                cue.occurrence().at().atZone(repertoire.zone()));
        var turn = Engine.decide(scene, cue.happening());
        if (scene.effort().isSpent()) {
            Log.warnf(
                    "A turn of bot %s cost too much and was cut short",
                    now.chat().bot());
        }
        var after = now.at(turn.after());
        for (var effect : turn.effects()) {
            after = carryOut(effect, after, cue.occurrence());
        }
        changed.put(now.chat(), attended(clearedOfTimers(after)));
    }

    private Kept carryOut(Effect effect, Kept now, Occurrence occurrence) {
        Utterances.of(effect).map(call -> delivery(now, occurrence, call)).forEach(deliveries::add);
        return switch (effect) {
            case Effect.WakeAt(long ticket, var time) -> {
                timersMade.put(new TimerKey(now.id(), ticket), new Timer(now.id(), ticket, time));
                var timers = new HashSet<>(now.timers());
                timers.add(ticket);
                yield now.wokenBy(timers);
            }
            case Effect.Fetch fetch -> {
                requests.add(new HttpJob(Ids.next(), now.id(), now.chat().bot(), fetch));
                yield now;
            }
            case Effect.AskModel ask -> ordering(now, replyTo(ask, now, occurrence));
            case Effect.StopModel() -> ordering(now, new LlmCommand.StopReplies(talk(now), occurrence.at()));
            case Effect.ForgetTalk() -> ordering(now, new LlmCommand.ForgetTalk(talk(now), occurrence.at()));
            case Effect.CallPerson() -> now.in(now.company().calling(occurrence.at()));
            case Effect.Say _,
                    Effect.SayReply _,
                    Effect.Show _,
                    Effect.AnswerTap _,
                    Effect.RefusePayment _,
                    Effect.DropButtons _ -> now;
        };
    }

    private Kept ordering(Kept now, LlmCommand order) {
        orders.add(order);
        return now;
    }

    private static LlmCommand replyTo(Effect.AskModel ask, Kept now, Occurrence occurrence) {
        return new LlmCommand.WriteReply(
                talk(now),
                ask.ticket(),
                ask.text(),
                ask.instructions(),
                now.state().language(),
                ask.variables(),
                occurrence.at());
    }

    private static Talk talk(Kept now) {
        var chat = now.chat();
        return new Talk(
                now.workspace(),
                chat.bot(),
                now.id(),
                chat.chat(),
                now.company().person().orElse(chat.chat()));
    }

    /// A wait that is over needs no timer.
    private Kept clearedOfTimers(Kept now) {
        if (now.timers().isEmpty()) {
            return now;
        }
        var awaited = now.awaited();
        var left = new HashSet<>(now.timers());
        left.retainAll(awaited);
        for (long ticket : now.timers()) {
            var key = new TimerKey(now.id(), ticket);
            if (!awaited.contains(ticket) && timersMade.remove(key) == null) {
                timersEnded.add(key);
            }
        }
        return now.wokenBy(left);
    }

    /// When the bot talks, nobody of the house does or is called.
    private static Kept attended(Kept now) {
        return now.state().withPerson() ? now : now.in(now.company().withoutOperator());
    }

    private void keep(Kept now, Arrival arrival) {
        arrival.person()
                .map(person -> new People.Seen(now.chat().bot(), person))
                .ifPresent(seen::add);
        arrival.message()
                .map(message -> new Received(Ids.next(), now.id(), message, arrival))
                .ifPresent(received::add);
    }

    private Kept current(Destination chat, Repertoire repertoire) {
        return Optional.ofNullable(changed.get(chat))
                .or(() -> Optional.ofNullable(scenes.kept().get(chat)))
                .orElseGet(() -> new Kept(
                        Ids.next(),
                        repertoire.workspace(),
                        chat,
                        Conversation.begun(repertoire.program().standbyLanguage()),
                        Company.NOBODY,
                        Set.of()));
    }

    /// The conversation with whoever did something in it, in their language.
    private static Kept met(Kept now, Arrival arrival) {
        var company = arrival.person()
                .map(person -> now.company().of(person.telegramId()))
                .orElse(now.company());
        var present = switch (arrival.presence()) {
            case HERE -> company.back(arrival.receivedAt());
            case GONE -> company.left(arrival.receivedAt());
            case UNCHANGED -> company;
        };
        return arrival.person()
                .flatMap(Person::language)
                .map(language -> now.at(now.state().speaking(language)))
                .orElse(now)
                .in(present);
    }

    private static Set<Long> withoutRung(Set<Long> timers, Happening happening) {
        var left = new HashSet<>(timers);
        if (happening instanceof Happening.WokeUp(long ticket)) {
            left.remove(ticket);
        }
        return left;
    }

    private static Map<String, Value> facts(Kept now, Optional<Person> person) {
        var facts = new HashMap<String, Value>();
        person.ifPresent(known -> facts.putAll(known.facts()));
        facts.put("chat_id", Value.number(now.chat().chat()));
        facts.put("language", new Value.Text(now.state().language()));
        return facts;
    }

    private static Delivery delivery(Kept now, Occurrence occurrence, Call call) {
        var lane = switch (call) {
            case Call.EditMarkup _ -> Lane.EDIT;
            case Call.RefusePreCheckoutQuery _ -> Lane.PAYMENT;
            case Call.SendMessage _,
                    Call.SendMedia _,
                    Call.SendAlbum _,
                    Call.SendLocation _,
                    Call.EditText _,
                    Call.ReplaceText _,
                    Call.SendDraft _,
                    Call.DeleteMessage _,
                    Call.AnswerCallbackQuery _,
                    Call.ChatAction _ -> occurrence.lane();
        };
        return new Delivery(Ids.next(), now.chat(), lane, call, occurrence.at()).of(now.id());
    }
}
