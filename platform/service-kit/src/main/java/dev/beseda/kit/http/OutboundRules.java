package dev.beseda.kit.http;

import dev.beseda.kit.http.rules.PublicAddresses;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Where requests may go, and how much they may take.
///
/// @param ports the ports of public servers
/// @param trusted servers that the operator trusts, as `host` or `host:port`:
/// they may be anywhere, and speak plain http
/// @param total how long everything may take, from the name of the server to the last byte of its answer
public record OutboundRules(
        Set<Integer> ports,
        Set<String> trusted,
        Duration connect,
        Duration total,
        int largestRequest,
        int largestAnswer) {
    private static final int HTTPS = 443;
    private static final int USUAL_BYTES = 256 * 1024;

    public OutboundRules {
        ports = Set.copyOf(ports);
        trusted = Set.copyOf(trusted);
    }

    /// The limits that a platform has unless it is told others.
    public static OutboundRules usual(Set<String> trusted) {
        return new OutboundRules(
                Set.of(HTTPS), trusted, Duration.ofSeconds(3), Duration.ofSeconds(10), USUAL_BYTES, USUAL_BYTES);
    }

    /// Why a request to this address would not be made, as far as can be told without asking for names.
    public Optional<String> refusal(String url) {
        try {
            var target = Target.of(url, this);
            return target.isTrusted(this) || mayBePublic(target.host())
                    ? Optional.empty()
                    : Optional.of("The server is not in the public Internet");
        } catch (Refused no) {
            return Optional.ofNullable(no.getMessage());
        }
    }

    private static boolean mayBePublic(String host) {
        try {
            return PublicAddresses.contain(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException name) {
            return true;
        }
    }
}
