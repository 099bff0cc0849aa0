package dev.beseda.bot.scenarios.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.scenarios.drafts.StepDraft;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the API says of the `config` of a step is written by hand, and must not lag behind what is read.
class DescribedFieldsTest {
    @ParameterizedTest
    @EnumSource(StepType.class)
    void theApiTellsOfEveryFieldOfAType(StepType type) throws NoSuchFieldException {
        var fields = IntStream.range(0, 500)
                .mapToObj(seed -> new RandomSteps(new Random(seed)).step(type))
                .flatMap(step -> StepConfig.write(step).keySet().stream())
                .collect(Collectors.toSet());

        var told = StepDraft.class
                .getDeclaredField("config")
                .getAnnotation(Schema.class)
                .description()
                .lines()
                .filter(line -> line.startsWith("- %s: ".formatted(type)))
                .flatMap(line -> Stream.of(line.split("[^a-z_]+", -1)))
                .toList();

        assertThat(told).isNotEmpty().containsAll(fields);
    }
}
