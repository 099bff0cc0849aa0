package dev.beseda.bot.scenarios.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.problems.BadField;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    @Test
    void wordsWithoutQuotesMeanWhatTheyMeanInJson() {
        var read = YamlReader.read("""
                a: yes
                b: true
                c: 12:30
                d: +79990000000
                e: 007
                f: 7
                g: 7.50
                h: 2026-01-31
                i: null
                j: 9000000000
                k: 'true'
                """);

        assertThat(read.fields())
                .isEqualTo(Map.of(
                        "a",
                        "yes",
                        "b",
                        true,
                        "c",
                        "12:30",
                        "d",
                        "+79990000000",
                        "e",
                        "007",
                        "f",
                        7,
                        "g",
                        new BigDecimal("7.50"),
                        "h",
                        "2026-01-31",
                        "j",
                        9_000_000_000L,
                        "k",
                        "true"));
    }

    @Test
    void theLineOfEachFieldIsKnown() {
        var read = YamlReader.read("a:\n  b:\n  - c: 1\n    d: 2\n");

        assertThat(read.line("a.b[0].d")).isEqualTo(4);
        assertThat(read.line("a.b[0].missing")).isEqualTo(3);
        assertThat(read.line("missing")).isEqualTo(1);
    }

    @Test
    void namesWithPointsAndBracketsAreFoundToo() {
        var read = YamlReader.read("a:\n  b: 1\na.b:\n  'c[0]': 2\n  c:\n  - d: 3\n");

        assertThat(read.line("a.b")).isEqualTo(3);
        assertThat(read.line("a.b.c[0]")).isEqualTo(4);
        assertThat(read.line("a.b.c[0].d")).isEqualTo(4);
        assertThat(read.line("a.b.c[1]")).isEqualTo(5);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLongNameOverManyItemsIsRefused() {
        var yaml = "? " + "x".repeat(640_000) + "\n: [" + "1,".repeat(60_000) + "]\n";

        assertThatThrownBy(() -> YamlReader.read(yaml))
                .isInstanceOf(BadField.class)
                .hasMessage("has a field at line 1 whose name is longer than 256 characters");
    }

    @Test
    void aHundredThousandValuesAreTheMost() {
        assertThat(YamlReader.read("a: [" + "1,".repeat(99_997) + "]").fields()).containsKey("a");
        assertThatThrownBy(() -> YamlReader.read("a: [" + "1,".repeat(99_998) + "]"))
                .isInstanceOf(BadField.class)
                .hasMessage("is no YAML that is taken here: it has more than 100000 values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: !!java.net.URL [x]",
                "a: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]",
                "!!set {a, b}",
                "a: !own b",
                "a: !!binary aGVsbG8=",
                "a: &x [1]\nb: *x",
                "a: &x {b: *x}",
                "a: &x text\nb: *x",
                "[1, 2]",
                "text",
                "",
                "a: 1\na: 2",
                "a: {? [b] : c}",
                "a: [",
                "a: 1\n---\nb: 2"
            })
    void whatIsNoPlainDataIsRefused(String yaml) {
        assertThatThrownBy(() -> YamlReader.read(yaml)).isInstanceOf(BadField.class);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        var deep = "a: " + "[".repeat(10_000) + "]".repeat(10_000);

        assertThatThrownBy(() -> YamlReader.read(deep)).isInstanceOf(BadField.class);
    }

    @Test
    void anyTextComesBackAsItWasWritten() {
        var alphabet = List.of(
                "a", "Я", "😀", "\n", "\t", " ", ": ", "- ", "#", "'", "\"", "{", "}", "*", "&", "!", "|", ">", "%",
                "@", "`", "yes", "true", "null", "1", "1.5", "\\", "\u0007", "\u00a0", "\u2028", "\r", "~", "<<", "=",
                "\u0085", "\ufeff");
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int length = random.nextInt(6); length >= 0; length--) {
                text.append(alphabet.get(random.nextInt(alphabet.size())));
            }
            var fields = new LinkedHashMap<String, Object>(Map.of("text", text.toString(), "list", List.of("" + text)));

            var yaml = YamlWriter.write(fields);

            assertThat(YamlReader.read(yaml).fields())
                    .as("seed %d: %s", seed, yaml)
                    .isEqualTo(fields);
        }
    }
}
