package dev.beseda.journeys.house;

import dev.beseda.local.stack.Stack;
import dev.beseda.local.stack.StackSettings;
import java.util.List;

/// What stands around a house of replicas: a turntable before its gateways, and lines that can be made bad.
record Surroundings(TurnTable turnTable, FaultyLines lines) implements AutoCloseable {
    static Surroundings of(StackSettings settings) {
        return new Surroundings(TurnTable.start(), FaultyLines.before(settings.ports()));
    }

    StackSettings around(StackSettings settings) {
        return settings.with("BESEDA_PUBLIC_URL", turnTable.url()).behind(lines.proxies());
    }

    void open(Stack stack) {
        turnTable.serveReady(stack, List.of("gateway", "gateway-2"));
    }

    @Override
    public void close() {
        turnTable.close();
        lines.close();
    }
}
