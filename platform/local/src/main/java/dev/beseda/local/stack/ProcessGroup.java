package dev.beseda.local.stack;

import dev.beseda.local.embedded.FreePorts;
import dev.beseda.local.processes.KnownProcess;
import dev.beseda.local.processes.ProcessEvent;
import dev.beseda.local.processes.StartFailure;
import dev.beseda.local.processes.SupervisedProcess;
import dev.beseda.local.processes.rules.BackOff;
import dev.beseda.local.stack.Blueprint.Part;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The processes of a stack, written down as they come and go, and stopped in order.
final class ProcessGroup {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Home home;
    private final RunFile runFile;
    private final Consumer<ProcessEvent> listener;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private boolean stopped;

    ProcessGroup(Home home, Consumer<ProcessEvent> listener) {
        this.home = home;
        this.runFile = home.runFile();
        this.listener = listener;
    }

    private record Member(SupervisedProcess process, Part part) {}

    /// Ends what a killed launcher has left behind.
    void clearLeftovers() {
        runFile.read().ifPresent(Leftovers::stop);
        runFile.delete();
    }

    static void requireFree(String name, int port) {
        if (!FreePorts.free(port)) {
            throw new StartFailure(
                    "Port %d (%s) is taken by another program: end it, or set BESEDA_PORT to another base port."
                            .formatted(port, name));
        }
    }

    synchronized SupervisedProcess start(Part part) {
        if (stopped) {
            throw new StartFailure("The stack was stopped before " + part.name() + " was started.");
        }
        part.ports().forEach(port -> requireFree(part.name(), port));
        var process = new SupervisedProcess(part.spec(), home.newLog(part.name()), BackOff.USUAL, this::note);
        members.put(part.name(), new Member(process, part));
        process.start();
        return process;
    }

    List<RunningProcess> running() {
        return snapshot().entrySet().stream()
                .map(member -> running(member.getKey(), member.getValue()))
                .toList();
    }

    Optional<SupervisedProcess> find(String name) {
        return Optional.ofNullable(snapshot().get(name)).map(Member::process);
    }

    Optional<URI> health(String name) {
        return Optional.ofNullable(snapshot().get(name))
                .map(member -> member.part().health());
    }

    /// Services and simulator together, then Kafka, then PostgreSQL.
    void stop() {
        var all = close();
        var foundations = List.of("kafka", "postgres");
        var others = all.entrySet().stream()
                .filter(member -> !foundations.contains(member.getKey()))
                .map(member -> member.getValue().process())
                .map(process -> Thread.ofVirtual().start(() -> process.stop(PATIENCE)))
                .toList();
        others.forEach(ProcessGroup::join);
        for (var name : foundations) {
            Optional.ofNullable(all.get(name))
                    .ifPresent(member -> member.process().stop(PATIENCE));
        }
        if (!all.isEmpty()) {
            runFile.delete();
        }
    }

    private synchronized Map<String, Member> close() {
        stopped = true;
        var all = Map.copyOf(members);
        members.clear();
        return all;
    }

    private synchronized Map<String, Member> snapshot() {
        return new LinkedHashMap<>(members);
    }

    /// A new process is written down before anybody hears of it.
    private void note(ProcessEvent event) {
        if (event instanceof ProcessEvent.Started) {
            writeDown();
        }
        listener.accept(event);
    }

    private synchronized void writeDown() {
        var entries = members.entrySet().stream()
                .filter(member -> member.getValue().process().started())
                .map(member -> entry(member.getKey(), member.getValue()))
                .toList();
        if (!stopped) {
            runFile.write(new RunFile.Run(KnownProcess.ourselves(), entries));
        }
    }

    private static RunningProcess running(String name, Member member) {
        return new RunningProcess(
                name,
                member.part().address(),
                member.process().pid(),
                member.process().state());
    }

    private static RunFile.Entry entry(String name, Member member) {
        var process = KnownProcess.of(member.process().pid());
        return new RunFile.Entry(
                name, process, member.part().address(), member.part().health());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
