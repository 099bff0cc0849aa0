package dev.beseda.local.processes;

import dev.beseda.local.processes.rules.BackOff;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A process that is started again, with growing pauses, whenever it dies – until it is stopped.
public final class SupervisedProcess {
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
            var failure = awaitStart(first);
            if (failure.isPresent()) {
                failFirstStart(failure.get());
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
            if (awaitStart(present).isPresent()) {
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

    /// Returns when the process itself, and not another one in its place, answers; else tells why it does not.
    private Optional<String> awaitStart(ChildProcess process) throws InterruptedException {
        var watch = new StartWatch(process, log, spec.startPatience());
        while (!(spec.readiness().ready(process.pid()) && process.alive())) {
            var failure = watch.failure();
            if (failure.isPresent()) {
                return failure;
            }
            if (stopped.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of("was stopped before it was ready");
            }
        }
        state = ProcessState.UP;
        listener.accept(new ProcessEvent.Ready(name(), watch.lasted()));
        return Optional.empty();
    }

    private void failFirstStart(String reason) {
        var message = stopping()
                ? name() + " was stopped before it was ready."
                : name() + " " + reason + ": " + LogTail.of(log);
        firstReady.completeExceptionally(new StartFailure(message));
    }
}
