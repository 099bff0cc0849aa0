package dev.beseda.testkit;

import dev.beseda.testkit.faults.ArmedFaults;
import dev.beseda.testkit.faults.Fault;
import dev.beseda.testkit.faults.FaultLog;
import dev.beseda.testkit.faults.FaultPlan;
import dev.beseda.testkit.faults.Line;
import dev.beseda.testkit.faults.ProxiedConnection;
import dev.beseda.testkit.faults.wire.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A bad line: stands between a service and its PostgreSQL, Kafka or an HTTP server. It delays what goes through, falls
/// silent or breaks, as a whole or single connections; and where it knows the protocol,
/// it loses answers to requests that were done.
public final class FaultProxy implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final ServerSocket door;
    private final InetSocketAddress target;

    /// The oldest first.
    private final Queue<ProxiedConnection> open = new ConcurrentLinkedQueue<>();

    private final AtomicInteger refused = new AtomicInteger();
    private final Line line = new Line();
    private final FaultLog log = new FaultLog();
    private final ArmedFaults armed = new ArmedFaults();
    private final ProxiedConnection.Surroundings surroundings;
    private volatile FaultPlan plan = FaultPlan.none();
    private volatile boolean refusing;

    private FaultProxy(ServerSocket door, InetSocketAddress target, Protocol protocol) {
        this.door = door;
        this.target = target;
        this.surroundings = new ProxiedConnection.Surroundings(protocol, line, this::faultFor, log);
    }

    /// Listens on a free port of this machine and passes everything on to `host:port`.
    public static FaultProxy to(String host, int port) {
        return to(host, port, Protocol.OPAQUE);
    }

    public static FaultProxy to(String host, int port, Protocol protocol) {
        try {
            var door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            var proxy = new FaultProxy(door, new InetSocketAddress(host, port), protocol);
            Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException("No port for the proxy", failure);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /// Each piece of data is held up for so long, both ways.
    public void delay(Duration wanted) {
        line.delay(wanted);
    }

    /// Nothing goes through any more and nobody is told, as when a cable is pulled.
    public void fallSilent() {
        line.fallSilent();
    }

    /// Breaks all connections at once, with a TCP reset; new ones are possible.
    public void reset() {
        open.forEach(ProxiedConnection::reset);
    }

    /// Breaks all connections and every new one, until [#mend()].
    public void cut() {
        refusing = true;
        reset();
    }

    /// How many connections were broken as soon as they were made.
    public int refused() {
        return refused.get();
    }

    /// The next requests of this kind are done, but their answers never come: their connections break.
    ///
    /// @param requests a regular expression for their text; see [Protocol]
    public void loseNextAnswers(String requests, int times) {
        arm(requests, new Fault.LoseAnswer(), times);
    }

    /// The fault happens to the next requests of this kind.
    public void arm(String requests, Fault fault, int times) {
        armed.arm(requests, fault, times);
    }

    /// How many armed faults have not met their request yet.
    public int stillArmed() {
        return armed.waiting();
    }

    /// From now on the plan decides about each request for which no fault is armed.
    public void follow(FaultPlan wanted) {
        plan = wanted;
    }

    /// The fault happens now to open connections over which a request of this kind went, such as
    /// `pg_try_advisory_lock`; the oldest first.
    ///
    /// @return how many these were
    public int strike(String requests, Fault fault, int atMost) {
        var struck = open.stream()
                .filter(connection -> connection.carried(requests))
                .limit(atMost)
                .toList();
        struck.forEach(connection -> connection.suffer(fault));
        return struck.size();
    }

    /// What has happened so far.
    public FaultLog log() {
        return log;
    }

    /// From now on the line is good.
    public void mend() {
        armed.clear();
        plan = FaultPlan.none();
        line.mend();
        open.forEach(ProxiedConnection::goOn);
        refusing = false;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        line.close();
        cut();
    }

    private Optional<Fault> faultFor(String request) {
        return armed.faultFor(request).or(() -> plan.faultFor(request));
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> connect(caller));
            } catch (IOException closed) {
                // The loop looks at the door.
            }
        }
    }

    private void connect(Socket caller) {
        var called = new Socket();
        var connection = new ProxiedConnection(caller, called, surroundings);
        open.add(connection);
        try {
            if (refusing) {
                refused.incrementAndGet();
                return;
            }
            called.connect(target);
            caller.setTcpNoDelay(true);
            called.setTcpNoDelay(true);
            connection.run();
        } catch (IOException unreachable) {
            // Whoever called finds the connection broken.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
            connection.reset();
        }
    }
}
