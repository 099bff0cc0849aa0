package dev.beseda.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.HouseRules;
import org.junit.jupiter.api.Test;

class BoundedTextTest {
    @Test
    void theKitReadsNoTextOfAnyLengthWithAnExpressionThatGoesBack() {
        HouseRules.holdBounds("dev.beseda.kit");

        assertThat(HouseRules.longTexts("dev.beseda.kit")).isEmpty();
    }
}
