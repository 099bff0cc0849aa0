package dev.beseda.contracts.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What lies on Kafka in this form must be understood for ever.
class GenerationContractTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    private static final UUID WORKSPACE = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final UUID BOT = UUID.fromString("01990000-0000-7000-8000-000000000002");
    private static final UUID CONVERSATION = UUID.fromString("01990000-0000-7000-8000-000000000003");

    private static <T> void holds(String sample, Class<T> family, T message) throws IOException {
        try (var file = GenerationContractTest.class.getResourceAsStream(sample)) {
            var written = JSON.readTree(file);

            assertThat(JSON.treeToValue(written, family)).isEqualTo(message);
            assertThat(JSON.readTree(JSON.writerFor(family).writeValueAsString(message)))
                    .isEqualTo(written);
        }
    }

    @Test
    void mediaAreWanted() throws IOException {
        holds(
                "generate-media.v1.json",
                GenerationCommand.class,
                new GenerationCommand.GenerateMedia(WORKSPACE, BOT, CONVERSATION, 7, "painter", "A cat in the rain"));
    }

    @Test
    void mediaAreGenerated() throws IOException {
        holds(
                "media-generated.v1.json",
                GenerationEvent.class,
                new GenerationEvent.MediaGenerated(
                        BOT,
                        CONVERSATION,
                        7,
                        List.of(
                                new GenerationEvent.Medium(GenerationEvent.Kind.PHOTO, "https://media.example/1"),
                                new GenerationEvent.Medium(GenerationEvent.Kind.VIDEO, "https://media.example/2"),
                                new GenerationEvent.Medium(GenerationEvent.Kind.AUDIO, "https://media.example/3")),
                        40));
    }

    @Test
    void aGenerationFailed() throws IOException {
        holds(
                "generation-failed.v1.json",
                GenerationEvent.class,
                new GenerationEvent.GenerationFailed(
                        BOT,
                        CONVERSATION,
                        7,
                        GenerationEvent.Reason.DECLINED,
                        "The description is against the rules of the model"));
    }
}
