package dev.beseda.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A bad line: stands between a service and its PostgreSQL or Kafka, delays what goes through, falls silent or breaks.
public final class FaultProxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final int BACKLOG = 200;
    private static final Duration SILENCE_LOOK = Duration.ofMillis(5);

    private final ServerSocket door;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean silent;
    private volatile boolean refusing;

    private FaultProxy(ServerSocket door, InetSocketAddress target) {
        this.door = door;
        this.target = target;
    }

    /// Listens on a free port of this machine and passes everything on to `host:port`.
    public static FaultProxy to(String host, int port) {
        try {
            var door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            var proxy = new FaultProxy(door, new InetSocketAddress(host, port));
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
        delay = wanted;
    }

    /// Nothing goes through any more and nobody is told, as when a cable is pulled.
    public void fallSilent() {
        silent = true;
    }

    /// Breaks all connections at once, with a TCP reset; new ones are possible.
    public void reset() {
        open.forEach(FaultProxy::resetSocket);
        open.clear();
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

    /// From now on the line is good.
    public void mend() {
        delay = Duration.ZERO;
        silent = false;
        refusing = false;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        cut();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException closedOrUnreachable) {
                // Whoever called finds the connection closed; the door itself is looked at by the loop.
            }
        }
    }

    private void connect(Socket caller) throws IOException {
        open.add(caller);
        if (refusing) {
            refused.incrementAndGet();
            drop(caller);
            return;
        }
        var called = new Socket();
        try {
            called.connect(target);
        } catch (IOException unreachable) {
            drop(caller);
            throw unreachable;
        }
        open.add(called);
        caller.setTcpNoDelay(true);
        called.setTcpNoDelay(true);
        var there = Thread.ofVirtual().start(() -> pass(caller, called));
        var back = Thread.ofVirtual().start(() -> pass(called, caller));
        Thread.ofVirtual().start(() -> closeAfter(caller, there, back));
        Thread.ofVirtual().start(() -> closeAfter(called, there, back));
        if (refusing) {
            reset();
        }
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[BUFFER];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                hold();
                to.getOutputStream().write(buffer, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            drop(from);
            drop(to);
        }
    }

    private void closeAfter(Socket socket, Thread there, Thread back) {
        try {
            there.join();
            back.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        drop(socket);
    }

    private void hold() {
        LockSupport.parkNanos(delay.toNanos());
        while (silent && !door.isClosed()) {
            LockSupport.parkNanos(SILENCE_LOOK.toNanos());
        }
    }

    private void drop(Socket socket) {
        open.remove(socket);
        resetSocket(socket);
    }

    private static void resetSocket(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyGone) {
            // It is closed, and that is what was wanted.
        }
    }
}
