package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorSettingsTest {
    @Test
    void withoutVariablesTheDefaultsHold() {
        var settings = SimulatorSettings.from(Map.of());

        assertThat(settings.address()).isEqualTo(new SimulatorSettings.Address("127.0.0.1", 8090, Set.of()));
        assertThat(settings.delivery().timeout()).hasSeconds(60);
        assertThat(settings.memory().events()).isEqualTo(200_000);
    }

    @ParameterizedTest
    @CsvSource({
        "SIMULATOR_PORT, 80000",
        "SIMULATOR_PORT, http",
        "SIMULATOR_HOST, ' '",
        "SIMULATOR_HOST_NAMES, http://simulator",
        "SIMULATOR_EVENT_LOG_SIZE, 0",
        "SIMULATOR_WEBHOOK_RETRY_BASE_MILLIS, -1",
        "SIMULATOR_TELEGRAM_TIMEOUT_MILLIS, 1s",
        "SIMULATOR_SEED, x",
    })
    void aWrongValueIsRefusedInOneSentenceThatNamesTheVariable(String name, String value) {
        assertThatThrownBy(() -> SimulatorSettings.from(Map.of(name, value)))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(name + " must be ");
    }

    @Test
    void aTakenPortIsToldInOneSentence() {
        try (var phone = new TestPhone()) {
            var taken = SimulatorSettings.from(Map.of("SIMULATOR_PORT", Integer.toString(phone.simulator.port())));

            assertThatThrownBy(() -> Simulator.start(taken))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }
}
