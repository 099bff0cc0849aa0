package dev.beseda.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoTest {
    @Test
    void theSurveySpeaksBothLanguagesInEveryStep() {
        var survey = Demo.called("survey").orElseThrow();

        assertThat(survey.steps())
                .hasSize(4)
                .filteredOn(step -> step.path("config").has("text"))
                .hasSize(3)
                .allSatisfy(step -> assertThat(step.path("config").path("text").fieldNames())
                        .toIterable()
                        .containsExactly("ru", "en"));
    }

    @Test
    void thereIsNoDemoOutsideOfItsFolder() {
        assertThat(Demo.called("../simplelogger")).isEmpty();
        assertThat(Demo.called("unknown")).isEmpty();
    }
}
