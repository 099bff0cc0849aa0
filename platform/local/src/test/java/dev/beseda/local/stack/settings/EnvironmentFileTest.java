package dev.beseda.local.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {
    @Test
    void keysAndValuesAreReadAndCommentsPassedOver() {
        var lines = List.of("# ours", "", "BESEDA_PORT=9000", "export ADMIN_ID = 42", "NAME=\"a b\"", "URL=x=y#z");

        var settings = EnvironmentFile.parse(lines);

        assertThat(settings).isEqualTo(Map.of("BESEDA_PORT", "9000", "ADMIN_ID", "42", "NAME", "a b", "URL", "x=y#z"));
    }

    @Test
    void aLineThatSaysNothingIsNamed() {
        assertThatThrownBy(() -> EnvironmentFile.parse(List.of("A=1", "nonsense")))
                .isInstanceOf(SettingsRefused.class)
                .hasMessage("Line 2 of .env is not KEY=VALUE.");
    }

    @Test
    void aFileThatIsNotThereHasNoSettings() {
        assertThat(EnvironmentFile.read(Path.of("no-such-file"))).isEmpty();
    }
}
