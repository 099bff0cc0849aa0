package dev.beseda.benchmarks.load;

import dev.beseda.benchmarks.load.Correspondence.Person;
import dev.beseda.simulator.Simulator;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Token;
import dev.beseda.simulator.world.chats.User;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Many people in a simulator, each with one bot to write to.
/// Messages leave by a schedule that waits for nobody: an open loop.
public final class Crowd {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Phase BEFORE = new Phase("before", 1, Duration.ofSeconds(1));

    private final Simulator simulator;
    private final Duration patience;
    private final Correspondence correspondence;

    private Crowd(Simulator simulator, Duration patience, Correspondence correspondence) {
        this.simulator = simulator;
        this.patience = patience;
        this.correspondence = correspondence;
    }

    /// Makes the people; their bots take turns.
    ///
    /// @param patience how long nothing must come before what is still unanswered counts as lost
    public static Crowd gather(Simulator simulator, List<String> botTokens, int people, Duration patience) {
        var gathered =
                simulator.inWorld(world -> gather(world, botTokens, people)).join();
        var correspondence = new Correspondence(gathered, new Tally(BEFORE, System.nanoTime()));
        simulator.onSent(correspondence);
        simulator.onTaken(correspondence);
        return new Crowd(simulator, patience, correspondence);
    }

    /// Writes at the phase's rate for its length; `meanwhile` runs as it begins and as it ends.
    public PhaseResult write(Phase phase, Runnable meanwhile) {
        meanwhile.run();
        var tally = inWorld(world -> begin(phase));
        keepToSchedule(phase, tally.beginNanos());
        meanwhile.run();
        awaitReplies(tally);
        return inWorld(world -> new PhaseResult(phase, tally.counts(), tally.times()));
    }

    /// The chats of all of them.
    public List<Long> chats() {
        return correspondence.chats();
    }

    private Tally begin(Phase phase) {
        var tally = new Tally(phase, System.nanoTime());
        correspondence.begin(tally);
        return tally;
    }

    /// Whatever is due goes to the event loop at once, so that a late start is made up for and seen as lateness.
    private void keepToSchedule(Phase phase, long begin) {
        for (int next = 0; next < phase.messages(); ) {
            waitUntil(begin + phase.due(next));
            int first = next;
            while (next < phase.messages() && begin + phase.due(next) <= System.nanoTime()) {
                next++;
            }
            write(first, next);
        }
        waitUntil(begin + phase.length().toNanos());
    }

    private void write(int from, int until) {
        var unused = simulator.inWorld(world -> {
            for (int message = from; message < until; message++) {
                correspondence.write(world, message);
            }
            return until - from;
        });
    }

    private static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void awaitReplies(Tally tally) {
        int before = inWorld(world -> tally.open());
        long since = System.nanoTime();
        while (before > 0 && System.nanoTime() - since < patience.toNanos()) {
            waitUntil(System.nanoTime() + LOOK_AGAIN.toNanos());
            int open = inWorld(world -> tally.open());
            if (open < before) {
                since = System.nanoTime();
            }
            before = open;
        }
    }

    private <T> T inWorld(Function<World, T> deed) {
        return simulator.inWorld(deed).join();
    }

    private static List<Person> gather(World world, List<String> botTokens, int people) {
        var bots = botTokens.stream().map(token -> bot(world, token)).toList();
        return IntStream.range(0, people)
                .mapToObj(number -> new Person(bots.get(number % bots.size()), user(world, number)))
                .toList();
    }

    private static Bot bot(World world, String token) {
        return Token.of(token)
                .flatMap(world.bots()::withToken)
                .orElseThrow(() -> new IllegalArgumentException("This can't be a bot's token"));
    }

    private static User user(World world, int number) {
        var user = new User(world.users().freshId(), "Person " + number, null, null, "ru");
        world.users().add(user);
        return user;
    }
}
