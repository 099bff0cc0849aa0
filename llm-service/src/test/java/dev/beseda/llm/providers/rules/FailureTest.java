package dev.beseda.llm.providers.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.kit.http.rules.CallFailure.Scope;
import dev.beseda.llm.providers.rules.Failure.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {
    private static Scope scope(Kind kind) {
        return new Failure(kind, "no").scope();
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERLOADED", "UNREACHABLE", "TIMEOUT"})
    void aServerThatIsUnwellIsSoForAll(Kind kind) {
        assertThat(scope(kind)).isEqualTo(Scope.SERVER);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORIZED", "PAYMENT"})
    void aBadKeyIsBadForAllWhoHaveIt(Kind kind) {
        assertThat(scope(kind)).isEqualTo(Scope.KEY);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOADING", "BAD_REQUEST", "NO_MODEL", "TOO_LONG", "CUT", "IN_STREAM", "FORBIDDEN_ADDRESS"})
    void whatOneRequestIsToBlameForConcernsNoOther(Kind kind) {
        assertThat(scope(kind)).isEqualTo(Scope.REQUEST);
    }

    @ParameterizedTest
    @EnumSource(names = "RATE_LIMITED")
    void aLimitHoldsForAllWithTheKey(Kind kind) {
        assertThat(scope(kind)).isEqualTo(Scope.LIMIT);
    }
}
