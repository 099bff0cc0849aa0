package dev.beseda.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com/a, HTTPS://Example.COM:443/b?c",
        "https://example.com, https://example.com./",
        "http://example.com, http://example.com:80",
        "https://xn--bcher-kva.example:8443/, https://Bücher.example:8443/",
        "https://[2001:DB8::1]/, https://[2001:db8::1]:443/"
    })
    void oneServerMayBeWrittenInManyWays(String one, String other) {
        assertThat(Origin.areSame(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, http://example.com",
        "https://example.com, https://example.com:8443",
        "https://example.com, https://api.example.com",
        "https://example.com, https://example.com.evil.example",
        "https://example.com, https://example.com@evil.example",
        "https://example.com, https://evil.example#@example.com",
        "https://example.com, https://example.com\\.evil.example",
        "https://example.com, https://exаmple.com"
    })
    void anotherSchemeHostOrPortIsAnotherServer(String one, String other) {
        assertThat(Origin.areSame(one, other)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com",
                "https://",
                "https:///path",
                "https://user@example.com",
                "https://a b",
                "https://example.com:99999",
                "https://кот@бар",
                "https://{host}/"
            })
    void whatNamesNoServerHasNoOriginAndIsNotEvenTheSameAsItself(String url) {
        assertThat(Origin.of(url)).isEmpty();
        assertThat(Origin.areSame(url, url)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://Example.com:443/a, https://example.com",
        "http://example.com:8080, http://example.com:8080",
        "https://[::1]:8443/, https://[::1]:8443"
    })
    void itIsShownWithoutPathAndUsualPort(String url, String shown) {
        assertThat(Origin.of(url)).map(Origin::toString).contains(shown);
    }
}
