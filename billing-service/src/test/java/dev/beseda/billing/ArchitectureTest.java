package dev.beseda.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceIsBuiltAsThePlatformIs() {
        ArchitectureRules.hold("dev.beseda.billing");
    }

    @Test
    void storedJsonIsTakenFromRowsInThesePlaces() {
        assertThat(ArchitectureRules.storedJson("dev.beseda.billing"))
                .containsExactly("OperationRecords", "Operations", "Statements");
    }

    @Test
    void noLongTextIsReadByAnExpressionThatGoesBack() {
        assertThat(ArchitectureRules.longTexts("dev.beseda.billing")).isEmpty();
    }
}
