package dev.beseda.kit.http;

import dev.beseda.kit.http.rules.PublicAddresses;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Finds the one address that a server is asked at, and looks whether it may be asked. What was found and looked at may
/// be used again for a while: it is the very same address, so nothing is trusted that was not looked at.
final class Servers implements AutoCloseable {
    private static final int MOST_REMEMBERED = 10_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Found> found = new ConcurrentHashMap<>();
    private final HostNames names;
    private final long rememberedNanos;

    Servers(HostNames names, Duration remembered) {
        this.names = names;
        this.rememberedNanos = remembered.toNanos();
    }

    /// Fails with [Refused] when the server may not be asked. An address that is known comes at once.
    Uni<InetAddress> find(Target target, boolean trusted) {
        var known = found.get(target.host());
        if (known != null && System.nanoTime() - known.nanos < rememberedNanos) {
            return Uni.createFrom().item(() -> checked(known.addresses, trusted));
        }
        return Uni.createFrom()
                .item(() -> resolved(target.host()))
                .runSubscriptionOn(threads)
                .map(addresses -> checked(addresses, trusted));
    }

    private List<InetAddress> resolved(String host) {
        try {
            var addresses = names.find(host);
            if (rememberedNanos > 0) {
                remember(host, addresses);
            }
            return addresses;
        } catch (UnknownHostException unknown) {
            throw new Refused("There is no server of that name");
        }
    }

    private void remember(String host, List<InetAddress> addresses) {
        if (found.size() >= MOST_REMEMBERED) {
            found.clear();
        }
        found.put(host, new Found(addresses, System.nanoTime()));
    }

    /// A name that has a public and a private address is not asked at all: it was made to get past us.
    private static InetAddress checked(List<InetAddress> addresses, boolean trusted) {
        if (addresses.isEmpty() || !trusted && !addresses.stream().allMatch(PublicAddresses::contain)) {
            throw new Refused("The server is not in the public Internet");
        }
        return addresses.getFirst();
    }

    @Override
    public void close() {
        threads.close();
    }

    private record Found(List<InetAddress> addresses, long nanos) {}
}
