package dev.beseda.local.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Looks for ports nobody listens at.
public final class FreePorts {
    /// Below those that the system gives by itself to whoever connects to somebody, or listens somewhere.
    private static final int LOWEST = 10_000;

    private static final int BEYOND_THE_HIGHEST = 32_000;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePorts() {}

    /// Another one each time, so that it is still free when somebody comes to listen there.
    public static int any() {
        return ThreadLocalRandom.current()
                .ints(LOWEST, BEYOND_THE_HIGHEST)
                .filter(port -> free(port) && GIVEN.add(port))
                .findFirst()
                .orElseThrow();
    }

    public static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
