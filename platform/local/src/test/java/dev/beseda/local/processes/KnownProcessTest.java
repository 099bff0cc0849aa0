package dev.beseda.local.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KnownProcessTest {
    @Test
    void aProcessIsKnownByItsNumberAndItsBeginning() {
        var ourselves = KnownProcess.ourselves();

        assertThat(ourselves.isRunning()).isTrue();
    }

    @Test
    void anotherProcessThatGotTheNumberIsNotTakenForTheFirst() {
        var ourselves = KnownProcess.ourselves();
        var earlier = new KnownProcess(ourselves.pid(), ourselves.began().minus(Duration.ofHours(1)));

        earlier.kill();

        assertThat(earlier.isRunning()).isFalse();
        assertThat(ourselves.isRunning()).isTrue();
    }
}
