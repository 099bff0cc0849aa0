package dev.beseda.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class BoundedTextTest {
    @Test
    void theKitReadsNoTextOfAnyLengthWithAnExpressionThatGoesBack() {
        ArchitectureRules.holdBounds("dev.beseda.kit");

        assertThat(ArchitectureRules.longTexts("dev.beseda.kit")).isEmpty();
    }
}
