package dev.beseda.bot.engine.turns;

import dev.beseda.bot.engine.values.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Where a conversation stands: what it waits for, what it goes back to afterwards,
/// and what the person has told so far.
///
/// @param below what goes on when the present scenario ends, the next last
/// @param trail the questions answered, oldest first, for going back
/// @param withPerson whether an operator talks instead of the bot
/// @param tickets how many tickets have been given out; each wait has its own, so that what comes late is known as such
/// @param asks the tickets of replies that a language model is to give, and that are said when they come
public record Conversation(
        String language,
        Optional<Waiting> waiting,
        List<Frame> below,
        List<Mark> trail,
        Map<String, Value> variables,
        boolean withPerson,
        long tickets,
        Set<Long> asks) {
    /// The most scenarios that wait for others to end.
    public static final int DEEPEST = 10;

    private static final int LONGEST_TRAIL = 20;

    /// The most variables a conversation keeps; what is told beyond is not kept.
    private static final int MOST_VARIABLES = 200;

    /// The most replies that may be open at a time; whoever asks on and on gets none to what was asked first.
    private static final int MOST_ASKS = 20;

    public Conversation {
        below = List.copyOf(below);
        trail = List.copyOf(trail);
        variables = Map.copyOf(variables);
        asks = Set.copyOf(asks);
    }

    /// A step of a published scenario.
    public record Spot(UUID version, String step) {}

    /// A wait at a step.
    ///
    /// @param misses answers that would not do
    /// @param news what became of it while another scenario ran in between
    public record Waiting(Spot at, long ticket, int misses, News news) {
        public Waiting missed() {
            return new Waiting(at, ticket, misses + 1, news);
        }

        public Waiting hearing(News heard) {
            return new Waiting(at, ticket, misses, heard);
        }
    }

    /// Whether that which is waited for has come.
    public enum News {
        NONE,
        COME,
        FAILED
    }

    /// What goes on later.
    public sealed interface Frame {
        /// A scenario goes on behind the step that called another one.
        record Caller(Spot call) implements Frame {}

        /// A wait that another scenario interrupted.
        record Interrupted(Waiting waiting) implements Frame {}
    }

    /// A question that was answered, and how many frames lay below it.
    public record Mark(Spot question, int depth) {}

    public static Conversation begun(String language) {
        return new Conversation(language, Optional.empty(), List.of(), List.of(), Map.of(), false, 0, Set.of());
    }

    public Conversation speaking(String newLanguage) {
        return new Conversation(newLanguage, waiting, below, trail, variables, withPerson, tickets, asks);
    }

    /// All published versions it stands in.
    public Stream<UUID> versions() {
        var lower = below.stream().map(frame -> switch (frame) {
            case Frame.Caller(var call) -> call;
            case Frame.Interrupted(var interrupted) -> interrupted.at();
        });
        var spots = Stream.concat(waiting.map(Waiting::at).stream(), lower);
        return Stream.concat(spots, trail.stream().map(Mark::question)).map(Spot::version);
    }

    /// The same conversation in other versions of its scenarios.
    public Conversation movedTo(UnaryOperator<Spot> place) {
        var lower = below.stream()
                .<Frame>map(frame -> switch (frame) {
                    case Frame.Caller(var call) -> new Frame.Caller(place.apply(call));
                    case Frame.Interrupted(var at) -> new Frame.Interrupted(moved(at, place));
                })
                .toList();
        var marks = trail.stream()
                .map(mark -> new Mark(place.apply(mark.question()), mark.depth()))
                .toList();
        return new Conversation(
                language, waiting.map(at -> moved(at, place)), lower, marks, variables, withPerson, tickets, asks);
    }

    private static Waiting moved(Waiting from, UnaryOperator<Spot> place) {
        return new Waiting(place.apply(from.at()), from.ticket(), from.misses(), from.news());
    }

    public Conversation remembering(String variable, Value value) {
        return remembering(Map.of(variable, value));
    }

    public Conversation remembering(Map<String, Value> told) {
        var more = new HashMap<>(variables);
        told.forEach((variable, value) -> {
            if (more.size() < MOST_VARIABLES || more.containsKey(variable)) {
                more.put(variable, value);
            }
        });
        return new Conversation(language, waiting, below, trail, more, withPerson, tickets, asks);
    }

    /// Waits at that step, with a new ticket.
    public Conversation waitingAt(Spot at) {
        return waitingAs(new Waiting(at, tickets + 1, 0, News.NONE));
    }

    /// Waits just so; a ticket is never given out twice.
    public Conversation waitingAs(Waiting wait) {
        return new Conversation(
                language,
                Optional.of(wait),
                below,
                trail,
                variables,
                withPerson,
                Math.max(tickets, wait.ticket()),
                asks);
    }

    /// Waits for nothing just now.
    public Conversation moving() {
        return new Conversation(language, Optional.empty(), below, trail, variables, withPerson, tickets, asks);
    }

    /// Waits for nothing and has nothing to go back to.
    public Conversation free() {
        return new Conversation(language, Optional.empty(), List.of(), List.of(), variables, withPerson, tickets, asks);
    }

    public Conversation withPerson(boolean talks) {
        return new Conversation(language, waiting, below, trail, variables, talks, tickets, asks);
    }

    /// Has asked for a reply with that ticket.
    public Conversation asking(long ticket) {
        var open = new TreeSet<>(asks);
        open.add(ticket);
        while (open.size() > MOST_ASKS) {
            open.removeFirst();
        }
        return withAsks(open, Math.max(tickets, ticket));
    }

    /// Awaits no reply with these tickets any more.
    public Conversation answered(Set<Long> answered) {
        var open = new TreeSet<>(asks);
        open.removeAll(answered);
        return withAsks(open, tickets);
    }

    private Conversation withAsks(Set<Long> open, long given) {
        return new Conversation(language, waiting, below, trail, variables, withPerson, given, open);
    }

    public boolean isFull() {
        return below.size() >= DEEPEST;
    }

    public Conversation putting(Frame frame) {
        var frames = new ArrayList<>(below);
        frames.add(frame);
        return lying(frames);
    }

    /// Only the lowest `depth` frames.
    public Conversation cutTo(int depth) {
        return lying(below.subList(0, Math.min(depth, below.size())));
    }

    public Conversation lying(List<Frame> frames) {
        return new Conversation(language, waiting, frames, trail, variables, withPerson, tickets, asks);
    }

    public Conversation marking(Spot question) {
        var marks = new ArrayList<>(trail);
        marks.add(new Mark(question, below.size()));
        int tooMany = Math.max(0, marks.size() - LONGEST_TRAIL);
        return trailing(marks.subList(tooMany, marks.size()));
    }

    public Conversation trailing(List<Mark> marks) {
        return new Conversation(language, waiting, below, marks, variables, withPerson, tickets, asks);
    }
}
