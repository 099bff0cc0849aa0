package dev.beseda.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.gateway.login.tokens.TokenResource.NewToken;
import dev.beseda.gateway.login.workspaces.WorkspaceResource.NewWorkspace;
import dev.beseda.kit.identity.Role;
import jakarta.validation.Validation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({"Our shop, true", "Наша лавка, true", "'a\0b', false"})
    void aNameHoldsAnyCharacterButNul(String name, boolean isTaken) {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            var validator = validation.getValidator();

            assertThat(validator.validate(new NewToken(name, Role.VIEWER)).isEmpty())
                    .isEqualTo(isTaken);
            assertThat(validator.validate(new NewWorkspace(name)).isEmpty()).isEqualTo(isTaken);
        }
    }
}
