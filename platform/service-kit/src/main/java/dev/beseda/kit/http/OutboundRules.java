package dev.beseda.kit.http;

import java.time.Duration;
import java.util.Set;

/// Where requests may go, and how much they may take.
///
/// @param ports the ports of public servers
/// @param trusted servers that the operator trusts, as `host` or `host:port`: they may be anywhere, and speak plain
/// http
/// @param total how long everything may take, from the name of the server to the last byte of its answer
public record OutboundRules(
        Set<Integer> ports,
        Set<String> trusted,
        Duration connect,
        Duration total,
        int largestRequest,
        int largestAnswer) {
    public OutboundRules {
        ports = Set.copyOf(ports);
        trusted = Set.copyOf(trusted);
    }
}
