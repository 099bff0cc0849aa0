package dev.beseda.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WireNameTest {
    @Test
    void aNameLeadsBackToItsConstant() {
        assertThat(WireName.of(TimeUnit.DAYS)).isEqualTo("days");
        assertThat(WireName.parse(TimeUnit.class, "days")).isEqualTo(TimeUnit.DAYS);
        assertThatIllegalArgumentException().isThrownBy(() -> WireName.parse(TimeUnit.class, "decades"));
    }
}
