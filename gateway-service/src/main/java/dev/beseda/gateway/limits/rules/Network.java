package dev.beseda.gateway.limits.rules;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Whom an address stands for: itself, or in IPv6 its network, of which one host may use every address.
public record Network(String name) {
    private static final int BYTES_OF_NETWORK = 8;

    /// @param address a literal, as sockets tell it; another text stands for itself
    public static Network of(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address known
                    ? new Network(HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), BYTES_OF_NETWORK)))
                    : new Network(address);
        } catch (IllegalArgumentException noAddress) {
            return new Network(address);
        }
    }
}
