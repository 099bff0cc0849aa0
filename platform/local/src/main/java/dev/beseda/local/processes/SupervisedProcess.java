package dev.beseda.local.processes;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A process that is started again, with growing pauses, whenever it dies – until it is stopped.
public final class SupervisedProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ProcessSpec spec;
    private final Path log;
    private final BackOff backOff;
    private final Consumer<ProcessEvent> listener;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile ProcessState state = ProcessState.STARTING;
    private volatile @Nullable ChildProcess child;

    public SupervisedProcess(ProcessSpec spec, Path log, BackOff backOff, Consumer<ProcessEvent> listener) {
        this.spec = spec;
        this.log = log;
        this.backOff = backOff;
        this.listener = listener;
    }

    public String name() {
        return spec.name();
    }

    public ProcessState state() {
        return state;
    }

    public boolean started() {
        return child != null;
    }

    /// The number of the process that runs at present, or of the last one.
    public long pid() {
        var present = child;
        if (present == null) {
            throw new IllegalStateException(name() + " was not started");
        }
        return present.pid();
    }

    /// Starts the process and returns at once.
    public void start() {
        var first = launch();
        Thread.ofVirtual().name("supervisor-" + name()).start(() -> live(first));
    }

    /// Waits for the first time the process is ready; a process that dies before that has failed.
    public void awaitReady() {
        try {
            firstReady.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof StartFailure known ? known : failure;
        }
    }

    public void kill() {
        var present = child;
        if (present != null) {
            present.kill();
        }
    }

    /// Ends the process for good.
    public void stop(Duration patience) {
        closeDoor();
        var present = child;
        if (present != null) {
            present.stop(spec.stopSignal(), patience);
        }
        state = ProcessState.STOPPED;
    }

    private void live(ChildProcess first) {
        try {
            if (!becameReady(first)) {
                failFirstStart(first);
                return;
            }
            firstReady.complete(null);
            keepRunning(first);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepRunning(ChildProcess first) throws InterruptedException {
        var present = first;
        var since = Instant.now();
        var deaths = 0;
        while (true) {
            var exitCode = present.awaitEnd();
            if (stopping()) {
                return;
            }
            deaths = backOff.deaths(deaths, Duration.between(since, Instant.now()));
            var pause = backOff.pause(deaths);
            state = ProcessState.DOWN;
            listener.accept(new ProcessEvent.Died(name(), exitCode, pause));
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            present = launch();
            since = Instant.now();
            if (!becameReady(present)) {
                present.kill();
            }
        }
    }

    /// Never starts anything once the end has been asked for: both happen under the same lock.
    private synchronized ChildProcess launch() {
        if (stopping()) {
            throw new IllegalStateException(name() + " is stopped");
        }
        state = ProcessState.STARTING;
        var launched = ChildProcess.start(spec.command(), log);
        child = launched;
        listener.accept(new ProcessEvent.Started(name(), launched.pid()));
        return launched;
    }

    private synchronized void closeDoor() {
        stopped.countDown();
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    /// Whether the process itself, and not another one in its place, came to answer.
    private boolean becameReady(ChildProcess process) throws InterruptedException {
        var began = Instant.now();
        while (process.alive() && Duration.between(began, Instant.now()).compareTo(PATIENCE) < 0) {
            if (spec.readiness().ready(process.pid()) && process.alive()) {
                state = ProcessState.UP;
                listener.accept(new ProcessEvent.Ready(name(), Duration.between(began, Instant.now())));
                return true;
            }
            if (stopped.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return false;
    }

    private void failFirstStart(ChildProcess process) throws InterruptedException {
        if (stopping()) {
            firstReady.completeExceptionally(new StartFailure(name() + " was stopped before it was ready."));
            return;
        }
        var reason = process.alive()
                ? "did not become ready within " + PATIENCE.toSeconds() + " seconds"
                : "stopped while it was starting (exit code " + process.awaitEnd() + ")";
        firstReady.completeExceptionally(new StartFailure(name() + " " + reason + ": " + LogTail.of(log)));
    }
}
