package dev.beseda.bot.engine.turns;

import dev.beseda.bot.engine.patterns.Effort;
import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.turns.Conversation.Frame;
import dev.beseda.bot.engine.turns.Conversation.Spot;
import dev.beseda.bot.engine.values.Value;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Everything an event is decided with; nobody is asked for more.
///
/// @param older the scenarios the conversation stands in that are not live any more, by version
/// @param facts what is known of the person, such as `first_name`; what the person told goes before it
/// @param person whom a split always sends the same way
/// @param time now, where the bot lives
/// @param said what the person has just written; may be empty
/// @param budget the time that walks may take
/// @param effort what deciding has cost
public record TurnContext(
        Program program,
        Map<UUID, Scenario> older,
        Conversation now,
        Map<String, Value> facts,
        String person,
        ZonedDateTime time,
        String said,
        Budget budget,
        Effort effort) {
    public TurnContext {
        older = Map.copyOf(older);
        facts = Map.copyOf(facts);
    }

    /// Before anything is said.
    public TurnContext(
            Program program,
            Map<UUID, Scenario> older,
            Conversation now,
            Map<String, Value> facts,
            String person,
            ZonedDateTime time) {
        this(program, older, now, facts, person, time, "", Budget.UNTIMED, new Effort());
    }

    /// A step, and the scenario it stands in.
    public record Point(Scenario scenario, Step step) {
        public Spot spot() {
            return new Spot(scenario.version(), step.key());
        }

        public Optional<Point> next() {
            return scenario.after(step.key()).map(following -> new Point(scenario, following));
        }

        public Optional<Point> at(String key) {
            return scenario.step(key).map(found -> new Point(scenario, found));
        }
    }

    public TurnContext within(Budget limit) {
        return new TurnContext(program, older, now, facts, person, time, said, limit, effort);
    }

    public TurnContext after(Conversation later) {
        return new TurnContext(program, older, later, facts, person, time, said, budget, effort);
    }

    public TurnContext hearing(EngineEvent event) {
        var text = switch (event) {
            case EngineEvent.Wrote(var written) -> written;
            case EngineEvent.Overheard(var written) -> written;
            case EngineEvent.Commanded command -> command.argument();
            case EngineEvent.Tapped _,
                    EngineEvent.WantsToPay _,
                    EngineEvent.Paid _,
                    EngineEvent.Refunded _,
                    EngineEvent.PaymentDecided _,
                    EngineEvent.Sent _,
                    EngineEvent.WokeUp _,
                    EngineEvent.Fetched _,
                    EngineEvent.LedgerAnswered _,
                    EngineEvent.Replied _,
                    EngineEvent.NotReplied _,
                    EngineEvent.Told _,
                    EngineEvent.TakenOver _,
                    EngineEvent.HandedBack _,
                    EngineEvent.Left _,
                    EngineEvent.DidOtherwise _ -> "";
        };
        return new TurnContext(program, older, now, facts, person, time, text, budget, effort);
    }

    public Optional<Point> point(Spot spot) {
        return version(spot.version())
                .flatMap(scenario -> scenario.step(spot.step()).map(step -> new Point(scenario, step)));
    }

    /// Where the conversation waits.
    public Optional<Point> waiting() {
        return now.waiting().flatMap(waiting -> point(waiting.at()));
    }

    /// Whether that frame belongs to the scenario with this id.
    public boolean isOf(Frame frame, UUID scenario) {
        var spot = switch (frame) {
            case Frame.Caller(var call) -> call;
            case Frame.Interrupted(var waiting) -> waiting.at();
        };
        return isOf(spot, scenario);
    }

    public boolean isOf(Spot spot, UUID scenario) {
        return version(spot.version())
                .filter(found -> found.id().equals(scenario))
                .isPresent();
    }

    /// The text in the language of the person.
    public String in(Text text) {
        return text.in(now.language(), program.standbyLanguage());
    }

    /// What is known of the person, and what the person told.
    public Map<String, Value> known(Conversation conversation) {
        var all = new HashMap<>(facts);
        all.putAll(conversation.variables());
        return all;
    }

    private Optional<Scenario> version(UUID version) {
        return program.live().stream()
                .filter(scenario -> scenario.version().equals(version))
                .findFirst()
                .or(() -> Optional.ofNullable(older.get(version)));
    }
}
