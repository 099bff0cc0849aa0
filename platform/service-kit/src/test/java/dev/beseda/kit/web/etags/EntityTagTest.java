package dev.beseda.kit.web.etags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.problems.PreconditionFailed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
    private record Thing(String name, Map<String, String> texts, Optional<Instant> at) implements Tagged {}

    private static final Thing THING = new Thing("tea", texts("ru", "en"), Optional.of(Instant.EPOCH));

    @Test
    void theOrderInWhichAMapWasFilledDoesNotMatter() {
        var other = new Thing("tea", texts("en", "ru"), Optional.of(Instant.EPOCH));

        assertThat(EntityTag.of(other)).isEqualTo(EntityTag.of(THING));
    }

    @Test
    void anotherStateHasAnotherTag() {
        assertThat(EntityTag.of(new Thing("tea ", THING.texts(), THING.at()))).isNotEqualTo(EntityTag.of(THING));
        assertThat(EntityTag.of(new Thing("tea", THING.texts(), Optional.empty())))
                .isNotEqualTo(EntityTag.of(THING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "*", "\"other\", %s", "W/%s", " %s ,\"other\""})
    void whatTheCallerHasSeenMayBeChanged(String header) {
        var expected =
                new IfMatch(Optional.of(header.formatted(EntityTag.of(THING).value())));

        assertThatCode(() -> expected.check(THING)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "", "W/\"other\"", "nonsense"})
    void whatTheCallerHasNotSeenMayNot(String header) {
        var expected = new IfMatch(Optional.of(header));

        assertThatThrownBy(() -> expected.check(THING)).isInstanceOf(PreconditionFailed.class);
    }

    @Test
    void withoutTheHeaderAllMayBeChanged() {
        assertThatCode(() -> IfMatch.ANYTHING.check(THING)).doesNotThrowAnyException();
    }

    private static Map<String, String> texts(String first, String second) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(first, "чай");
        texts.put(second, "чай");
        return texts;
    }
}
