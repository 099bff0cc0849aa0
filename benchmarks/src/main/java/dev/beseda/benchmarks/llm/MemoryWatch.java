package dev.beseda.benchmarks.llm;

import dev.beseda.benchmarks.machine.Jcmd;
import dev.beseda.local.stack.settings.PlatformService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Whether the llm-service keeps anything of the turns it has seen: its memory at the beginning, half-way and at the
/// end of very many.
final class MemoryWatch {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(1);
    private static final int MOST_OPEN = 100;
    private static final int PEOPLE = 2_000;
    private static final int FIRST_PERSON = 1_000_000;

    /// What is in use at a moment differs from look to look by what is just under way, and so may the end.
    private static final double MOST_GROWTH = 1.25;

    private final Measuring with;
    private double perSecond;

    MemoryWatch(Measuring with) {
        this.with = with;
    }

    /// Tells whether nothing grew and every reply came once and whole.
    boolean measure(int turns) {
        with.model().hurry();
        with.figures().line("%10s %10s %10s %9s", "turns", "live MB", "held MB", "turns/s");
        var tally = with.traffic().begin();
        long first = look(0, 0);
        write(tally, turns / 2, 0);
        long middle = look(turns / 2, perSecond);
        write(tally, turns, turns / 2);
        long last = look(turns, perSecond);
        long before = Math.max(first, middle);
        var counts = tally.result().counts();
        with.figures()
                .line(
                        "%d whole, %d cut, %d lost, %d twice; the end is %+.1f %% of the more of the two before",
                        counts.whole(), counts.failed(), counts.lost(), counts.twice(), 100.0 * last / before - 100);
        return counts.isFaithful() && last < MOST_GROWTH * before;
    }

    /// As fast as they end.
    private void write(ReplyTally tally, int until, int from) {
        long begin = System.nanoTime();
        for (int turn = from; turn < until; turn++) {
            while (tally.open() >= MOST_OPEN) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
            with.traffic().order(FIRST_PERSON + turn % PEOPLE);
        }
        Measuring.await(tally);
        perSecond = (until - from) * 1e9 / (System.nanoTime() - begin);
    }

    private long look(int turns, double rate) {
        long pid = with.servicePid();
        long live = Jcmd.liveBytes(pid);
        var name = PlatformService.LLM.id();
        long held = with.machine().memory(Map.of(name, pid)).getOrDefault(name, 0L);
        with.figures().line("%10d %10.1f %10.1f %9.0f", turns, live / 1e6, held / 1e6, rate);
        return live;
    }
}
