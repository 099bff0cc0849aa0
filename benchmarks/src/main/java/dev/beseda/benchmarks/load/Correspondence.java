package dev.beseda.benchmarks.load;

import dev.beseda.simulator.botapi.sending.SentListener;
import dev.beseda.simulator.webhooks.TakenListener;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.User;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who wrote what and waits for which reply. All of it happens on the simulator's event loop.
final class Correspondence implements SentListener, TakenListener {
    private final List<Line> lines;
    private final Map<Long, Line> byChat = new HashMap<>();
    private Tally tally;
    private int firstNumber;
    private int nextNumber;

    /// @param people in the order in which they write
    Correspondence(List<Person> people, Tally first) {
        this.lines = people.stream().map(Line::new).toList();
        this.lines.forEach(line -> byChat.put(line.person.user().id(), line));
        this.tally = first;
    }

    /// A person and the one bot they write to.
    record Person(Bot bot, User user) {}

    private static final class Line {
        final Person person;
        final Deque<Integer> untaken = new ArrayDeque<>(2);
        final Deque<Integer> unanswered = new ArrayDeque<>(2);

        Line(Person person) {
            this.person = person;
        }
    }

    List<Long> chats() {
        return lines.stream().map(line -> line.person.user().id()).toList();
    }

    /// What waits from before is forgotten; a reply to it that comes yet is not mistaken for another.
    void begin(Tally next) {
        firstNumber = nextNumber;
        nextNumber += next.phase().messages();
        tally = next;
        for (var line : lines) {
            line.untaken.clear();
            line.unanswered.clear();
        }
    }

    void write(World world, int message) {
        var line = lines.get(message % lines.size());
        tally.written(message, System.nanoTime());
        line.untaken.add(message);
        line.unanswered.add(message);
        var unused = world.write(line.person.bot(), line.person.user(), Wording.message(firstNumber + message));
    }

    @Override
    public void taken(long bot, long chat, long updateId, long nanoTime) {
        var line = byChat.get(chat);
        var message = line == null ? null : line.untaken.poll();
        if (message != null) {
            tally.taken(message, nanoTime);
        }
    }

    @Override
    public void sent(long bot, long chat, String text, long nanoTime) {
        var line = byChat.get(chat);
        if (line != null) {
            Wording.answered(text)
                    .ifPresentOrElse(
                            number -> answered(line, number - firstNumber, nanoTime), () -> greeted(line, nanoTime));
        }
    }

    private void answered(Line line, int message, long nanoTime) {
        var first = line.unanswered.peek();
        if (message < 0) {
            return;
        }
        if (!line.unanswered.remove(message)) {
            tally.answeredAgain();
            return;
        }
        tally.answered(message, nanoTime);
        if (!Integer.valueOf(message).equals(first)) {
            tally.answeredOutOfOrder();
        }
    }

    /// The first reply of all knows no number yet.
    private void greeted(Line line, long nanoTime) {
        var first = line.unanswered.poll();
        if (first != null) {
            tally.answered(first, nanoTime);
        }
    }
}
