package dev.beseda.gateway.limits.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "2001:db8:0:1::7, 2001:db8:0:1:a:b:c:d, true",
        "2001:db8:0:1::7, 2001:0db8::1:0:0:0:8, true",
        "2001:db8:0:1::7, 2001:db8:0:2::7, false",
        "no address, no address, true",
    })
    void inIpv6TheAddressesOfANetworkStandForOne(String one, String other, boolean same) {
        assertThat(Network.of(one).equals(Network.of(other))).isEqualTo(same);
    }
}
