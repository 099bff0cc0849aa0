package dev.beseda.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        var table = new Table("SERVICE", "STATE");
        table.add("bot", "up");
        table.add("generation", "starting");

        var text = table.toString();

        assertThat(text.lines()).containsExactly("SERVICE     STATE", "bot         up", "generation  starting");
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        var table = new Table("A", "B");

        assertThatThrownBy(() -> table.add("alone")).isInstanceOf(IllegalArgumentException.class);
    }
}
