package dev.beseda.campaign.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelegramApplicationTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef";

    @Test
    void idAndHashMakeAnApplicationThatDoesNotShowItsHash() {
        var application = application("12345", HASH);

        assertThat(application.credentials())
                .contains(new TelegramApplication.Credentials(12345, HASH))
                .hasToString("Optional[Credentials[id=12345]]");
    }

    @Test
    void anInstallationWithoutUserAccountsIsFine() {
        assertThat(application("", "").credentials()).isEmpty();
    }

    @Test
    void oneWithoutTheOtherStopsTheStart() {
        assertThatThrownBy(() -> application("12345", ""))
                .hasMessage("TELEGRAM_API_ID and TELEGRAM_API_HASH go together: set both or none.");
    }

    @Test
    void aHashThatIsNoneStopsTheStartAndIsNotRepeated() {
        assertThatThrownBy(() -> application("12345", "secret"))
                .hasMessage("TELEGRAM_API_HASH must be 32 hexadecimal digits.");
    }

    private static TelegramApplication application(String id, String hash) {
        return new TelegramApplication(new Given(given(id), given(hash)));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private record Given(Optional<String> telegramApiId, Optional<String> telegramApiHash) implements AccountsConfig {}
}
