package dev.beseda.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {
    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Cut.to(3, "abc")).isEqualTo("abc");
        assertThat(Cut.to(0, "")).isEmpty();
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(Cut.to(3, "ab😀")).isEqualTo("ab");
        assertThat(Cut.to(4, "ab😀c")).isEqualTo("ab😀");
        assertThat(Cut.to(1, "😀")).isEmpty();
        assertThat(Cut.to(0, "😀")).isEmpty();
    }
}
