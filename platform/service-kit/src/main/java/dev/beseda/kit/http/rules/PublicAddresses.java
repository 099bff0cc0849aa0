package dev.beseda.kit.http.rules;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Tells the addresses of the public Internet from all others.
public final class PublicAddresses {
    /// Source: IANA IPv4 Special-Purpose Address Registry, and the multicast and reserved blocks above it.
    private static final List<Network> SPECIAL_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    /// Everything global lies in here. IPv4 addresses in the clothes of IPv6 (`::ffff:0:0/96`, `64:ff9b::/96`) don't.
    private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

    /// Source: IANA IPv6 Special-Purpose Address Registry. Teredo and 6to4 carry IPv4 addresses.
    private static final List<Network> SPECIAL_IPV6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private PublicAddresses() {}

    public static boolean contain(InetAddress address) {
        if (address instanceof Inet4Address) {
            return isOutside(SPECIAL_IPV4, address);
        }
        return GLOBAL_IPV6.contains(address) && isOutside(SPECIAL_IPV6, address);
    }

    private static boolean isOutside(List<Network> special, InetAddress address) {
        return special.stream().noneMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... written) {
        return Stream.of(written).map(Network::of).toList();
    }
}
