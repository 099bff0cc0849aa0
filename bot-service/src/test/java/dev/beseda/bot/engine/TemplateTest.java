package dev.beseda.bot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Map<String, String> VARIABLES =
            Map.of("имя", "Ада", "name", "Ada", "名前", "エイダ", "price_1", "$5\\", "nested", "{name}");

    @ParameterizedTest
    @CsvSource({
        "'Привет, {имя}!', 'Привет, Ада!'",
        "'{name}{имя}', 'AdaАда'",
        "'{名前}', 'エイダ'",
        "'{price_1}', '$5\\'",
        "'{nested}', '{name}'",
        "'{unknown}', '{unknown}'",
        "'{ name }', '{ name }'",
        "'{name', '{name'",
        "'name}', 'name}'",
        "'{}', '{}'",
        "'{{name}}', '{Ada}'",
        "'no variables', 'no variables'",
    })
    void knownVariablesAreFilledInOnceAndTheRestStays(String text, String filled) {
        assertThat(Template.fill(text, VARIABLES)).isEqualTo(filled);
    }

    @Test
    void variablesThatHoldVariablesDoNotGrowWithoutEnd() {
        var filled = Template.fill("{x}".repeat(1_000), Map.of("x", "😀".repeat(2_048)));

        assertThat(filled.length()).isEqualTo(16_384);
    }

    @Test
    void aTextThatIsCutEndsWithAWholeCharacter() {
        var filled = Template.fill("a{x}{x}{x}{x}{x}", Map.of("x", "😀".repeat(2_048)));

        assertThat(filled.length()).isEqualTo(16_383);
        assertThat(filled).endsWith("😀");
    }
}
