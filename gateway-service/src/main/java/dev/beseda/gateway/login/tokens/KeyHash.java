package dev.beseda.gateway.login.tokens;

import java.util.Arrays;

/// What is kept of a key: its SHA-256.
public record KeyHash(byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "KeyHash";
    }
}
