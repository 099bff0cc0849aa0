package dev.beseda.generation.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.beseda.generation.jobs.rules.Mode;
import dev.beseda.kit.settings.WrongSetting;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobModeTest {
    @Test
    void switchesAreReadAsPeopleWriteThem() {
        var jobs = new JobMode(new Given("0", "true", "0", Optional.empty()));

        assertThat(jobs.mode()).isEqualTo(Mode.DRY_RUN);
    }

    @Test
    void aSwitchThatIsNeitherOnNorOffStopsTheStart() {
        var given = new Given("maybe", "0", "0", Optional.empty());

        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> new JobMode(given))
                .withMessage("TEST_MODE must be 0 or 1, not \"maybe\".");
    }

    @Test
    void switchesThatContradictEachOtherStopTheStart() {
        var given = new Given("0", "0", "1", Optional.empty());

        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> new JobMode(given))
                .withMessageStartingWith("KIE_API_KEY is missing");
    }

    private record Given(String testMode, String dryRun, String allowRealGeneration, Optional<String> kieApiKey)
            implements JobsConfig {}
}
