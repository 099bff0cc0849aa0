package dev.beseda.llm.knowledge.products.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPointersTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "/price/amount", "/a~0b/~1", "/цена\n/0"})
    void aPointerIsPartsThatBeginWithASlash(String pointer) {
        assertThat(pointer).matches(FieldPointers.POINTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"price", "price/amount", "/a~", "/a~2", "/~0~/b", "~0", "/a\0", "/a\0~"})
    void anythingElseIsNone(String text) {
        assertThat(text).doesNotMatch(FieldPointers.POINTER);
    }

    @Test
    void aPointerOfAnyLengthIsRead() {
        assertThat("/" + "a".repeat(100_000)).matches(FieldPointers.POINTER);
        assertThat("/a~1".repeat(50_000) + "~").doesNotMatch(FieldPointers.POINTER);
    }
}
