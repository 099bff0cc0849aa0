package dev.beseda.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class KafkaHealthTest {
    @Test
    void kafkaIsWellWhenTheTopicsOfTheServiceAreThere() {
        var verdict = KafkaHealth.verdict(Set.of("llm.commands"), Set.of("llm.commands", "llm.events"));

        assertThat(verdict.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void aMissingTopicIsNamed() {
        var verdict = KafkaHealth.verdict(Set.of("llm.events", "llm.commands"), Set.of("billing.events"));

        assertThat(verdict.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(verdict.getData().orElseThrow())
                .containsEntry("reason", "These topics are missing: llm.commands, llm.events");
    }
}
