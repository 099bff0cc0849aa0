package dev.beseda.local.stack.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path home;

    @Test
    void secretsAreMadeOnceAndOnlyTheirOwnerReadsThem() throws Exception {
        var first = Secrets.of(home);

        var second = Secrets.of(home);

        assertThat(second.identityPrivateKey()).isEqualTo(first.identityPrivateKey());
        assertThat(second.passwordOf(PlatformService.BOT))
                .isEqualTo(first.passwordOf(PlatformService.BOT))
                .isNotEqualTo(first.passwordOf(PlatformService.GATEWAY));
        assertThat(permissionsOf("secrets")).isEqualTo("rw-------");
    }

    @Test
    void theFirstTokenIsNewsOnlyOnce() throws Exception {
        var first = AdminToken.of(home, Optional.empty());

        var second = AdminToken.of(home, Optional.empty());

        assertThat(first.fresh()).isTrue();
        assertThat(second).isEqualTo(new AdminToken(first.value(), false));
        assertThat(permissionsOf("admin-token")).isEqualTo("rw-------");
    }

    @Test
    void aPresetTokenReplacesTheKeptOne() {
        AdminToken.of(home, Optional.of("an-earlier-token-of-ours"));

        AdminToken.of(home, Optional.of("the-token-that-is-preset"));

        assertThat(AdminToken.kept(home)).contains("the-token-that-is-preset");
    }

    private String permissionsOf(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
    }
}
