package dev.beseda.testkit.faults;

import dev.beseda.testkit.faults.wire.Protocol;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;

/// One connection through a proxy: passes requests there and answers back, and lets faults happen to them.
public final class ProxiedConnection {
    private static final int BUFFER = 16 * 1024;

    private final Socket caller;
    private final Socket called;
    private final Line line;
    private final FaultLog log;
    private final Exchange exchange;
    private final Passage passage = new Passage();

    /// What all connections of a proxy have in common.
    public record Surroundings(Protocol protocol, Line line, FaultPlan plan, FaultLog log) {}

    public ProxiedConnection(Socket caller, Socket called, Surroundings surroundings) {
        this.caller = caller;
        this.called = called;
        this.line = surroundings.line();
        this.log = surroundings.log();
        this.exchange = new Exchange(surroundings.protocol().open(), surroundings.plan());
    }

    /// Returns when both sides have said all, or when the connection is broken.
    public void run() throws InterruptedException {
        var there = Thread.ofVirtual().start(() -> pass(caller, called, exchange::send));
        pass(called, caller, exchange::answer);
        there.join();
        close(caller);
        close(called);
    }

    /// Whether a request like this went over the connection.
    ///
    /// @param requests a regular expression
    public boolean carried(String requests) {
        return exchange.carried(RequestMatcher.like(requests));
    }

    /// Breaks the connection on both sides, with a TCP reset.
    public void reset() {
        passage.breakOff();
        reset(caller);
        reset(called);
    }

    /// The fault happens now, whatever goes over the connection.
    public void suffer(Fault fault) {
        happen(new Exchange.Struck(fault, exchange.newest()));
    }

    /// A stall is over.
    public void goOn() {
        passage.goOn();
    }

    @FunctionalInterface
    private interface Passing {
        Optional<Exchange.Struck> pass(byte[] bytes, OutputStream out) throws IOException;
    }

    private void pass(Socket from, Socket to, Passing passing) {
        var buffer = new byte[BUFFER];
        try {
            var in = from.getInputStream();
            var out = new BufferedOutputStream(to.getOutputStream(), BUFFER);
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                line.hold();
                passage.await();
                var struck = passing.pass(Arrays.copyOf(buffer, read), out);
                struck.filter(Exchange.Struck::isStall).ifPresent(this::happen);
                out.flush();
                struck.filter(due -> !due.isStall()).ifPresent(this::happen);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            reset();
        }
    }

    private void happen(Exchange.Struck struck) {
        log.add(struck.fault(), struck.request());
        switch (struck.fault()) {
            case Fault.LoseAnswer() -> reset();
            case Fault.Break() -> reset();
            case Fault.Stall(var time) -> passage.stall(time);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            return;
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
