package dev.beseda.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotSegmentsTest {
    private static final OutboundRules RULES = OutboundRules.usual(Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..",
                "/a/../b",
                "/a/..",
                "/a/%2e%2e/b",
                "/a/.%2E/b",
                "/a/..%2fadmin",
                "/a%2f..%2Fadmin",
                "/a/..%5Cadmin",
                "/a/%252e%252e/b",
                "/a/%25252e%25252e%25252fb",
                "/a/..;x=1/b",
                "/a/../b?c=d"
            })
    void aPathThatLeadsUpwardsIsNotAskedFor(String path) {
        assertThat(RULES.refusal("https://example.com" + path))
                .hasValueSatisfying(reason -> assertThat(reason).contains(".."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a/...",
                "/a..b/c",
                "/v1.2/a%2Fb",
                "/a?from=../b",
                "/a?path=%2e%2e%2fb",
                "/100%25/a",
                "/a/./b",
                "/%D1%82%D0%B5%D1%81%D1%82"
            })
    void otherPathsAre(String path) {
        assertThat(RULES.refusal("https://example.com" + path)).isEmpty();
    }
}
