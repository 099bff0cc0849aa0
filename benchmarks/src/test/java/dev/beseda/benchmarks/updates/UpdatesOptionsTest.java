package dev.beseda.benchmarks.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.benchmarks.load.Phase;
import dev.beseda.benchmarks.options.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatesOptionsTest {
    @Test
    void withoutOptionsTheWholePlanIsRun() {
        var plan = Plan.of(parse());

        assertThat(plan.measured()).extracting(Phase::rate).containsExactly(200, 500);
        assertThat(plan.search()).extracting(Phase::rate).isSorted().contains(1_600);
    }

    @Test
    void aRateIsMeasuredAlone() {
        var plan = Plan.of(parse("--rate", "1500", "--seconds", "7"));

        assertThat(plan.measured())
                .singleElement()
                .satisfies(phase -> assertThat(phase.messages()).isEqualTo(10_500));
        assertThat(plan.search()).isEmpty();
    }

    @Test
    void everyChatIsGreetedOnceBeforeAnythingIsMeasured() {
        var plan = Plan.of(parse("--chats", "2050"));

        assertThat(plan.warmUp().getFirst().messages()).isBetween(2_050, 2_060);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rate", "--rate 0", "--rate -5", "--rate many", "--rate 20001", "--speed 5", "5"})
    void whatIsNotUnderstoodIsRefusedWithASentence(String line) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("bench updates knows: --rate N");
    }

    private static UpdatesOptions parse(String... arguments) {
        return UpdatesOptions.parse(List.of(arguments));
    }
}
