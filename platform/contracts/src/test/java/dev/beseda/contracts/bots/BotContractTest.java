package dev.beseda.contracts.bots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.beseda.contracts.bots.BotRegistered.OldSecret;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What lies on Kafka in this form must be understood for ever.
class BotContractTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModules(new Jdk8Module(), new JavaTimeModule())
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    private static final UUID WORKSPACE = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final UUID BOT = UUID.fromString("01990000-0000-7000-8000-000000000002");

    @Test
    void aRegistrationOfEarlierReleasesHasOneSecret() throws IOException {
        assertThat(read("bot-registered-before.json"))
                .isEqualTo(new BotRegistered(BOT, WORKSPACE, "newest", Optional.empty()));
    }

    @Test
    void aSecretFollowsAnother() throws IOException {
        var old = new OldSecret("older", Optional.of(Instant.parse("2026-11-29T10:10:00Z")));

        assertThat(read("bot-registered.json"))
                .isEqualTo(new BotRegistered(BOT, WORKSPACE, "newest", Optional.of(old)));
    }

    private static BotRegistered read(String sample) throws IOException {
        try (var file = BotContractTest.class.getResourceAsStream(sample)) {
            return JSON.readValue(file, BotRegistered.class);
        }
    }
}
