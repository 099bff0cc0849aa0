package dev.beseda.bot.scenarios.rules.chats;

import dev.beseda.bot.engine.Engine;
import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.turns.Budget;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.Effect.Button;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.EngineEvent.Ending;
import dev.beseda.bot.engine.turns.LedgerRequest;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Value;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;

/// A chat with a bot outside of the world: time passes when it is told to, servers answer what they are told to.
final class Chat {
    /// A test that wakes its bot more often has gone in circles.
    private static final int MOST_AWAKENINGS = 1_000;

    /// A bot that has said more characters than this before anything else happens has gone in circles, too.
    private static final int MOST_CHARACTERS = 5_000_000;

    /// A person taps one of the newest buttons.
    private static final int MOST_BUTTONS = 1_000;

    private static final String PERSON = "somebody";
    private static final UUID REPLY = new UUID(0, 0);

    private final Program program;
    private final Budget budget;
    private final Queue<RenderedMessage> heard = new ArrayDeque<>();
    private final Deque<Shown> shown = new ArrayDeque<>();
    private final PriorityQueue<Effect.WakeAt> timers =
            new PriorityQueue<>(Comparator.comparing(Effect.WakeAt::time).thenComparing(Effect.WakeAt::ticket));
    private Optional<Effect.Fetch> fetch = Optional.empty();
    private Optional<Effect.AskModel> asked = Optional.empty();
    private Optional<Effect.AskLedger> ordered = Optional.empty();
    private Optional<EngineEvent.Bill> bill = Optional.empty();
    private Conversation now;
    private ZonedDateTime time;
    private int awakenings;
    private long characters;

    /// A button, and the message it hangs under.
    private record Shown(Button button, long message) {}

    Chat(Program program, ChatTest test, Budget budget) {
        this.program = program;
        this.budget = budget;
        this.time = test.time();
        var begun = Conversation.begun(test.language().orElse(program.standbyLanguage()));
        this.now = new Conversation(
                begun.language(),
                begun.waiting(),
                begun.below(),
                begun.trail(),
                test.variables(),
                begun.withPerson(),
                begun.tickets(),
                begun.asks());
    }

    Queue<RenderedMessage> heard() {
        return heard;
    }

    void happens(EngineEvent event) {
        var context = new TurnContext(program, Map.of(), now, Map.of(), PERSON, time).within(budget);
        var turn = Engine.decide(context, event);
        now = turn.after();
        turn.effects().forEach(this::note);
    }

    /// The newest button with that label.
    Optional<Button> button(String label) {
        return newest(label).map(Shown::button);
    }

    void tap(String label) {
        newest(label).ifPresent(shownLast -> {
            if (shownLast.button() instanceof Button.Tap(var _, var data)) {
                happens(new EngineEvent.Tapped("tap", shownLast.message(), data));
            }
        });
    }

    /// Lets time pass; false when the bot never came to rest.
    boolean passes(Duration span) {
        var end = time.plus(span);
        characters = 0;
        while (!budget.isSpent()
                && !timers.isEmpty()
                && !timers.element().time().isAfter(end.toInstant())) {
            if (++awakenings > MOST_AWAKENINGS || characters > MOST_CHARACTERS) {
                return false;
            }
            var timer = timers.remove();
            time = timer.time().atZone(end.getZone());
            happens(new EngineEvent.WokeUp(timer.ticket()));
        }
        time = end;
        return true;
    }

    /// The request that waits for an answer, as `GET https://…`.
    Optional<String> request() {
        return fetch.map(Effect.Fetch::request).map(request -> request.method() + " " + request.url());
    }

    void answers(int status, Optional<Object> body) {
        fetch.ifPresent(asked -> {
            fetch = Optional.empty();
            var values = new HashMap<String, Value>();
            asked.saves().forEach((variable, pointer) -> values.put(variable, Pointers.value(body, pointer)));
            boolean well = status >= 200 && status < 300 && (asked.saves().isEmpty() || body.isPresent());
            happens(new EngineEvent.Fetched(asked.ticket(), well, well ? values : Map.of()));
        });
    }

    /// What the language model is asked, if it is.
    Optional<String> question() {
        return asked.map(Effect.AskModel::text);
    }

    /// The language model replies; without a text it fails.
    void modelReplies(Optional<String> text) {
        asked.ifPresent(ask -> {
            asked = Optional.empty();
            var tickets = Set.of(ask.ticket());
            happens(text.<EngineEvent>map(written -> new EngineEvent.Replied(tickets, REPLY, written, Ending.WHOLE))
                    .orElseGet(() -> new EngineEvent.NotReplied(tickets, REPLY, EngineEvent.Want.MODEL)));
        });
    }

    /// What the ledger is asked, if it is.
    Optional<LedgerRequest> order() {
        return ordered.map(Effect.AskLedger::request);
    }

    /// Pays so many Stars for the newest invoice; false when there is none over them.
    boolean pays(int stars) {
        var due = bill.filter(found -> found.total() == stars);
        due.ifPresent(paid -> {
            bill = Optional.empty();
            happens(new EngineEvent.Paid("charge", paid));
        });
        return due.isPresent();
    }

    void ledgerAnswers(Map<String, Value> told) {
        ordered.ifPresent(order -> {
            ordered = Optional.empty();
            happens(new EngineEvent.LedgerAnswered(order.ticket(), LedgerLines.answer(order.request(), told)));
        });
    }

    private void note(Effect effect) {
        switch (effect) {
            case Effect.Say say -> hear(RenderedMessage.of(say));
            case Effect.Show show -> hear(RenderedMessage.of(show));
            case Effect.AnswerTap(var _, var note) -> {
                if (!note.isEmpty()) {
                    hear(RenderedMessage.note(note));
                }
            }
            case Effect.WakeAt timer -> timers.add(timer);
            case Effect.Fetch asked -> fetch = Optional.of(asked);
            case Effect.SayReply(var _, var text, var _) -> hear(new RenderedMessage(text, List.of()));
            case Effect.AskModel ask -> asked = Optional.of(ask);
            case Effect.AskLedger order -> ordered = Optional.of(order);
            case Effect.StopModel _ -> asked = Optional.empty();
            case Effect.Invoice invoice -> {
                hear(RenderedMessage.of(invoice));
                bill = Optional.of(EngineEvent.Bill.inStars(invoice.payload(), invoice.stars()));
            }
            case Effect.DropButtons _,
                    Effect.RefusePayment _,
                    Effect.AcceptPayment _,
                    Effect.CallPerson _,
                    Effect.ForgetTalk _ -> {}
        }
    }

    private void hear(RenderedMessage said) {
        heard.add(said);
        long message = shown.isEmpty() ? 1 : shown.getLast().message() + 1;
        said.buttons().forEach(button -> shown.add(new Shown(button, message)));
        while (shown.size() > MOST_BUTTONS) {
            shown.removeFirst();
        }
        characters += said.length();
    }

    private Optional<Shown> newest(String label) {
        return shown.reversed().stream()
                .filter(one -> one.button().label().equals(label))
                .findFirst();
    }
}
