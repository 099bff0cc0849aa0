package dev.beseda.testkit.readers;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// How the cost of a reader grows with its input, in processor time of the thread: a busy machine changes it little.
public final class CostGrowth {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int RUNS = 5;

    /// Four times the input may cost eight times as much; where the cost is a square, it would be sixteen times.
    private static final int MOST = 8;

    /// What is linear may look otherwise once, while the machine translates it; what is not never looks linear.
    private static final int ATTEMPTS = 3;

    /// A reader that is done sooner is taken for one that needs so long: less says more of the machine than of it.
    private static final long LEAST_NANOS = 3_000_000;

    private CostGrowth() {}

    /// Fails when four times the input costs far more than four times the time.
    ///
    /// @param input makes an input of the size it is told
    public static <T> void isLinear(int size, IntFunction<T> input, Consumer<T> reader) {
        // The machine translates the reader first, or the smallest input would cost the most.
        reader.accept(input.apply(4 * size));
        var costs = costs(size, input, reader);
        for (int attempt = 1; attempt < ATTEMPTS && !isLinear(costs); attempt++) {
            costs = costs(size, input, reader);
        }
        if (!isLinear(costs)) {
            throw new AssertionError("The cost is not linear: size %,d took %,d µs, 2 × %,d µs, 4 × %,d µs"
                    .formatted(size, costs[0] / 1_000, costs[1] / 1_000, costs[2] / 1_000));
        }
    }

    private static boolean isLinear(long[] costs) {
        return costs[2] <= MOST * Math.max(LEAST_NANOS, costs[0]);
    }

    private static <T> long[] costs(int size, IntFunction<T> input, Consumer<T> reader) {
        return IntStream.of(1, 2, 4)
                .mapToLong(times -> cost(input.apply(size * times), reader))
                .toArray();
    }

    /// The least of several runs: what disturbs a run only makes it longer.
    private static <T> long cost(T input, Consumer<T> reader) {
        return IntStream.range(0, RUNS)
                .mapToLong(_ -> costOnce(input, reader))
                .min()
                .orElseThrow();
    }

    private static <T> long costOnce(T input, Consumer<T> reader) {
        long begun = THREADS.getCurrentThreadCpuTime();
        reader.accept(input);
        return THREADS.getCurrentThreadCpuTime() - begun;
    }
}
