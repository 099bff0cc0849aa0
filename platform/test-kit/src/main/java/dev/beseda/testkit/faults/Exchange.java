package dev.beseda.testkit.faults;

import dev.beseda.testkit.faults.wire.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Requests and answers of one connection, each with what the plan wants done to it.
final class Exchange {
    private static final int REMEMBERED = 1_000;

    private final Wire wire;
    private final FaultPlan plan;

    /// Requests that are not answered yet, in their order.
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

    private final Set<String> carried = ConcurrentHashMap.newKeySet();
    private volatile String newest = "";

    private record Asked(String request, boolean losesAnswer) {}

    /// What a fault was wanted for.
    record Struck(Fault fault, String request) {
        /// It must have begun before the request goes on, or its answer is faster;
        /// any other comes after what was before it.
        boolean isStall() {
            return fault instanceof Fault.Stall;
        }
    }

    Exchange(Wire wire, FaultPlan plan) {
        this.wire = wire;
        this.plan = plan;
    }

    /// @param out gets what goes on to the other side
    /// @return the fault that is due now; after [Fault.Break] nothing more may be passed on
    Optional<Struck> send(byte[] bytes, OutputStream out) throws IOException {
        var due = Optional.<Struck>empty();
        for (var piece : wire.sent(bytes)) {
            var fault = piece.request().flatMap(this::ask);
            if (fault.isPresent()) {
                due = fault;
                if (fault.get().fault() instanceof Fault.Break) {
                    return due;
                }
            }
            out.write(piece.bytes());
        }
        return due;
    }

    /// A lost answer is due only when all of it has come, so it is not told yet.
    private Optional<Struck> ask(String request) {
        var fault = request.isEmpty() ? Optional.<Fault>empty() : plan.faultFor(request);
        asked.add(new Asked(
                request, fault.filter(Fault.LoseAnswer.class::isInstance).isPresent()));
        remember(request);
        return fault.filter(wanted -> !(wanted instanceof Fault.LoseAnswer)).map(wanted -> new Struck(wanted, request));
    }

    private void remember(String request) {
        if (!request.isEmpty()) {
            newest = request;
            if (carried.size() < REMEMBERED) {
                carried.add(request);
            }
        }
    }

    /// @return the fault that is due now: an answer has come and was not passed on
    Optional<Struck> answer(byte[] bytes, OutputStream out) throws IOException {
        for (var piece : wire.answered(bytes)) {
            var oldest = Optional.ofNullable(asked.peek());
            if (oldest.filter(Asked::losesAnswer).isEmpty()) {
                out.write(piece.bytes());
            }
            if (piece.last()) {
                asked.poll();
                if (oldest.filter(Asked::losesAnswer).isPresent()) {
                    return oldest.map(lost -> new Struck(new Fault.LoseAnswer(), lost.request()));
                }
            }
        }
        return Optional.empty();
    }

    boolean carried(RequestMatcher requestMatcher) {
        return carried.stream().anyMatch(requestMatcher::include);
    }

    String newest() {
        return newest;
    }
}
