package dev.beseda.local.stack.settings;

import java.util.List;
import java.util.stream.IntStream;

/// Where everything listens: one number decides all.
public record Ports(int base) {
    private static final int SIMULATOR = 10;
    private static final int POSTGRES = 20;
    private static final int KAFKA = 21;
    private static final int KAFKA_CONTROLLER = 22;
    private static final int MORE_REPLICAS = 30;
    /// So far above the port of a service lies that of its health and metrics.
    private static final int MANAGEMENT = 100;
    /// The highest base that leaves room for all others.
    static final int LARGEST_BASE = 65_000;

    public int of(PlatformService service) {
        return base + service.ordinal();
    }

    /// Where a service that listens at `port` tells of its health and metrics.
    public static int management(int port) {
        return port + MANAGEMENT;
    }

    public int simulator() {
        return base + SIMULATOR;
    }

    public int postgres() {
        return base + POSTGRES;
    }

    public int kafka() {
        return base + KAFKA;
    }

    public int kafkaController() {
        return base + KAFKA_CONTROLLER;
    }

    /// The ports of replicas beyond the first, in the order in which they are given away.
    public List<Integer> ofMoreReplicas(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> base + MORE_REPLICAS + number)
                .toList();
    }
}
