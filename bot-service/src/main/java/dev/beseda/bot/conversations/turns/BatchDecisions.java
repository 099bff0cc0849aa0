package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.conversations.requests.HttpJob;
import dev.beseda.bot.conversations.state.Participants;
import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.conversations.timers.Timer;
import dev.beseda.bot.conversations.timers.TimerKey;
import dev.beseda.bot.engine.Engine;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.people.People;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.kit.Ids;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
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
final class BatchDecisions {
    private final BatchContext batchContext;
    private final Map<Destination, StoredConversation> changed = new LinkedHashMap<>();
    private final List<People.Seen> seen = new ArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Map<TimerKey, Timer> timersMade = new LinkedHashMap<>();
    private final Set<TimerKey> timersEnded = new HashSet<>();
    private final List<HttpJob> requests = new ArrayList<>();
    private final List<OutgoingMessage> orders = new ArrayList<>();
    private final StarsNews stars = new StarsNews();

    /// What a person sent, to be kept.
    record Received(UUID id, UUID conversation, Arrival.Message message, Arrival arrival) {}

    /// What is to be decided, as the engine hears it.
    private record Cue(ConversationEvent conversationEvent, EngineEvent engineEvent, Optional<Person> person) {}

    BatchDecisions(BatchContext batchContext) {
        this.batchContext = batchContext;
    }

    /// Decides one event. A bot that is gone or switched off answers nothing.
    void add(ConversationEvent conversationEvent) {
        Optional.ofNullable(
                        batchContext.botPrograms().get(conversationEvent.chat().bot()))
                .filter(BotProgram::active)
                .ifPresent(botProgram -> decide(conversationEvent, botProgram));
    }

    Collection<StoredConversation> changed() {
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

    /// What other services are to do.
    List<OutgoingMessage> orders() {
        return orders;
    }

    StarsNews stars() {
        return stars;
    }

    private void decide(ConversationEvent conversationEvent, BotProgram botProgram) {
        var now = current(conversationEvent.chat(), botProgram);
        switch (conversationEvent) {
            case ConversationEvent.Came(var arrival) -> {
                var met = met(now, arrival);
                keep(met, arrival);
                turn(met, botProgram, new Cue(conversationEvent, arrival.heardBy(botProgram.name()), arrival.person()));
            }
            case ConversationEvent.Arose arose ->
                turn(
                        now.wokenBy(withoutRung(now.timers(), arose.engineEvent())),
                        botProgram,
                        new Cue(
                                conversationEvent,
                                arose.engineEvent(),
                                Optional.ofNullable(batchContext.people().get(arose.chat()))));
        }
    }

    private void turn(StoredConversation now, BotProgram botProgram, Cue cue) {
        var context = new TurnContext(
                botProgram.program(),
                batchContext.older(),
                now.state(),
                facts(now, cue.person()),
                Long.toString(now.participants().person().orElse(now.chat().chat())),
                cue.conversationEvent().at().atZone(botProgram.zone()));
        var turn = Engine.decide(context, cue.engineEvent());
        if (context.effort().isSpent()) {
            Log.warnf(
                    "A turn of bot %s cost too much and was cut short",
                    now.chat().bot());
        }
        stars.hear(
                now, cue.engineEvent(), turn.effects(), cue.conversationEvent().at());
        var after = now.at(turn.after());
        for (var effect : turn.effects()) {
            after = carryOut(effect, after, cue.conversationEvent());
        }
        changed.put(now.chat(), attended(clearedOfTimers(after)));
    }

    private StoredConversation carryOut(Effect effect, StoredConversation now, ConversationEvent conversationEvent) {
        TelegramCalls.of(effect)
                .map(call -> delivery(now, conversationEvent, call))
                .forEach(deliveries::add);
        ServiceOrders.of(effect, now, conversationEvent.at()).ifPresent(orders::add);
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
            case Effect.CallPerson() -> now.in(now.participants().calling(conversationEvent.at()));
            case Effect.Say _,
                    Effect.SayReply _,
                    Effect.Show _,
                    Effect.AnswerTap _,
                    Effect.RefusePayment _,
                    Effect.AcceptPayment _,
                    Effect.Invoice _,
                    Effect.DropButtons _,
                    Effect.AskModel _,
                    Effect.StopModel _,
                    Effect.ForgetTalk _,
                    Effect.AskLedger _ -> now;
        };
    }

    /// A wait that is over needs no timer.
    private StoredConversation clearedOfTimers(StoredConversation now) {
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

    /// When the bot talks, no operator does or is called.
    private static StoredConversation attended(StoredConversation now) {
        return now.state().withPerson() ? now : now.in(now.participants().withoutOperator());
    }

    private void keep(StoredConversation now, Arrival arrival) {
        arrival.person()
                .map(person -> new People.Seen(now.chat().bot(), person))
                .ifPresent(seen::add);
        arrival.message()
                .map(message -> new Received(Ids.next(), now.id(), message, arrival))
                .ifPresent(received::add);
    }

    private StoredConversation current(Destination chat, BotProgram botProgram) {
        return Optional.ofNullable(changed.get(chat))
                .or(() -> Optional.ofNullable(batchContext.kept().get(chat)))
                .orElseGet(() -> new StoredConversation(
                        Ids.next(),
                        botProgram.workspace(),
                        chat,
                        Conversation.begun(botProgram.program().standbyLanguage()),
                        Participants.NOBODY,
                        Set.of()));
    }

    /// The conversation with whoever did something in it, in their language.
    private static StoredConversation met(StoredConversation now, Arrival arrival) {
        var participants = arrival.person()
                .map(person -> now.participants().of(person.telegramId()))
                .orElse(now.participants());
        var present = switch (arrival.presence()) {
            case HERE -> participants.back(arrival.receivedAt());
            case GONE -> participants.left(arrival.receivedAt());
            case UNCHANGED -> participants;
        };
        return arrival.person()
                .flatMap(Person::language)
                .map(language -> now.at(now.state().speaking(language)))
                .orElse(now)
                .in(present);
    }

    private static Set<Long> withoutRung(Set<Long> timers, EngineEvent engineEvent) {
        var left = new HashSet<>(timers);
        if (engineEvent instanceof EngineEvent.WokeUp(long ticket)) {
            left.remove(ticket);
        }
        return left;
    }

    private static Map<String, Value> facts(StoredConversation now, Optional<Person> person) {
        var facts = new HashMap<String, Value>();
        person.ifPresent(known -> facts.putAll(known.facts()));
        facts.put("chat_id", Value.number(now.chat().chat()));
        facts.put("language", new Value.Text(now.state().language()));
        return facts;
    }

    private static Delivery delivery(StoredConversation now, ConversationEvent conversationEvent, Call call) {
        var lane = switch (call) {
            case Call.EditMarkup _ -> Lane.EDIT;
            case Call.RefusePreCheckoutQuery _, Call.AcceptPreCheckoutQuery _ -> Lane.PAYMENT;
            case Call.SendMessage _,
                    Call.SendMedia _,
                    Call.SendAlbum _,
                    Call.SendLocation _,
                    Call.SendInvoice _,
                    Call.EditText _,
                    Call.ReplaceText _,
                    Call.SendDraft _,
                    Call.DeleteMessage _,
                    Call.AnswerCallbackQuery _,
                    Call.ChatAction _ -> conversationEvent.lane();
        };
        return new Delivery(Ids.next(), now.chat(), lane, call, conversationEvent.at()).of(now.id());
    }
}
