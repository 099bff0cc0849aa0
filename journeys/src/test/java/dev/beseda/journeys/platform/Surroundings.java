package dev.beseda.journeys.platform;

import dev.beseda.local.stack.Stack;
import dev.beseda.local.stack.settings.StackSettings;
import java.util.List;

/// What stands around a platform of replicas: a proxy before its gateways, and lines that can be made bad.
record Surroundings(RoundRobinProxy proxy, FaultyLines lines) implements AutoCloseable {
    static Surroundings of(StackSettings settings) {
        return new Surroundings(RoundRobinProxy.start(), FaultyLines.before(settings.ports()));
    }

    StackSettings around(StackSettings settings) {
        return settings.with("BESEDA_PUBLIC_URL", proxy.url()).behind(lines.proxies());
    }

    void open(Stack stack) {
        proxy.serveReady(stack, List.of("gateway", "gateway-2"));
    }

    @Override
    public void close() {
        proxy.close();
        lines.close();
    }
}
