package dev.beseda.bot.engine.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearPatternTest {
    @ParameterizedTest
    @CsvSource({
        "'\\d{4}', 2026, true",
        "'\\d{4}', 20261, false",
        "'[А-Яа-яЁё -]{2,40}', Ада Лавлейс, true",
        "'(?i)да|нет', НЕТ, true",
        "'да|нет', НЕТ, false",
        "'[a-z0-9]{1,64}@[a-z0-9.]{1,255}', a@b.c, true",
        "'[]a]+', 'a]', true",
        "'', '', true",
    })
    void theWholeTextIsOfTheForm(String pattern, String text, boolean matches) {
        assertThat(LinearPattern.fault(pattern)).isEmpty();
        assertThat(LinearPattern.of(pattern).orElseThrow().matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(a | The pattern is broken: missing closing ).",
                "a** | The pattern is broken: invalid nested repetition operator.",
                "(?=a) | The pattern is broken: invalid or unsupported Perl syntax.",
                "\\Qa | A pattern quotes single characters with \\, not many of them with \\Q.",
                "[[:digit:]] | A pattern names characters as \\d or \\pL, not as [:digit:] or [:alpha:].",
                "a{0,900} | The pattern repeats too much: its repeats make it too large.",
                "((a{1000}){1000}){1000} | The pattern repeats too much: its repeats make it too large.",
            })
    void aBrokenOrMonstrousPatternIsExplained(String pattern, String fault) {
        assertThat(LinearPattern.fault(pattern)).contains(fault);
        assertThat(LinearPattern.of(pattern)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a|aa)+b", "(.*a){20}b"})
    void aPatternThatWouldExplodeElsewhereTakesLinearTimeHere(String pattern) {
        assertThat(LinearPattern.of(pattern).orElseThrow().matches("a".repeat(4_096)))
                .isFalse();
    }

    @Test
    void noPatternIsLargerThanItsEstimate() {
        var pieces =
                "a . ( ( ) ) [ ] ^ [^ - \\d \\pL \\p{Greek} \\[ \\] \\\\ { } {2} {3,} {2,5} {0} {0,3} {10} * + ? | : [a-z] [0\\d] (?: (?i) $ é"
                        .split(" ");
        var random = new Random(11);
        int compiled = 0;
        for (int round = 0; round < 100_000; round++) {
            var source = new StringBuilder();
            for (int left = random.nextInt(1, 12); left > 0; left--) {
                source.append(pieces[random.nextInt(pieces.length)]);
            }
            compiled += compiledWithinEstimate(source.toString()) ? 1 : 0;
        }
        assertThat(compiled).isGreaterThan(10_000);
    }

    private static boolean compiledWithinEstimate(String source) {
        long estimate = PatternSize.of(source);
        if (estimate > 20_000 || source.contains("[:")) {
            return false;
        }
        try {
            // Every program begins and ends with an instruction of its own.
            assertThat(Pattern.compile(source).programSize() - 2L).as(source).isLessThanOrEqualTo(estimate);
            return true;
        } catch (PatternSyntaxException broken) {
            return false;
        }
    }
}
