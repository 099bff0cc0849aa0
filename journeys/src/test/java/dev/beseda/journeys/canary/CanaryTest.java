package dev.beseda.journeys.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryTest {
    private static final Canary CANARY = Canary.of("token", "7:a-secret?>~");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=7:a-secret?>~ etc.",
                "7%3Aa-secret%3F%3E%7E",
                "\\x00373a612d7365637265743f3e7e00",
                "...7:a-secret?>~"
            })
    void itIsFoundAsItIsInUrlsAndInHexadecimals(String line) {
        assertThat(CANARY.isIn(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "Bearer "})
    void itIsFoundInBase64WhateverStandsAroundIt(String around) {
        var bytes = (around + "7:a-secret?>~" + around).getBytes(StandardCharsets.UTF_8);

        assertThat(CANARY.isIn(Base64.getEncoder().encodeToString(bytes))).isTrue();
        assertThat(CANARY.isIn(Base64.getUrlEncoder().encodeToString(bytes))).isTrue();
    }

    @Test
    void anotherTextIsNotFound() {
        assertThat(CANARY.isIn("7:a-secret")).isFalse();
    }
}
