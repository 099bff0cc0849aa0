package dev.beseda.generation.jobs.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ModeTest {
    @Test
    void theTestModeWinsOverEverything() {
        assertThat(Mode.of(new Mode.Switches(true, true, true, true))).isEqualTo(Mode.TEST);
    }

    @Test
    void aDryRunWinsOverThePermission() {
        assertThat(Mode.of(new Mode.Switches(false, true, true, true))).isEqualTo(Mode.DRY_RUN);
    }

    @Test
    void aPermissionAndAKeyMakeRealCalls() {
        assertThat(Mode.of(new Mode.Switches(false, false, true, true))).isEqualTo(Mode.REAL);
    }

    @Test
    void withoutThePermissionNothingIsLeft() {
        assertThatThrownBy(() -> Mode.of(new Mode.Switches(false, false, false, true)))
                .hasMessage("TEST_MODE=0 needs ALLOW_REAL_GENERATION=1 for real calls, or DRY_RUN=1.");
    }

    @Test
    void realCallsNeedAKey() {
        assertThatThrownBy(() -> Mode.of(new Mode.Switches(false, false, true, false)))
                .hasMessageStartingWith("KIE_API_KEY is missing");
    }
}
