package dev.beseda.campaign.accounts;

import com.google.re2j.Pattern;
import dev.beseda.kit.settings.Setting;
import dev.beseda.kit.settings.WrongSetting;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Who we are to Telegram when a user account speaks; without it there are no user accounts.
@Startup(Setting.FIRST)
@ApplicationScoped
public class TelegramApplication {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

    /// What my.telegram.org handed out.
    public record Credentials(int id, String hash) {
        @Override
        public String toString() {
            return "Credentials[id=" + id + "]";
        }
    }

    private final Optional<Credentials> credentials;

    TelegramApplication(AccountsConfig config) {
        this.credentials = read(config);
        Log.infof("Telegram user accounts: %s", credentials.isPresent() ? "possible" : "none, no TELEGRAM_API_ID");
    }

    public Optional<Credentials> credentials() {
        return credentials;
    }

    private static Optional<Credentials> read(AccountsConfig config) {
        if (config.telegramApiId().isPresent() != config.telegramApiHash().isPresent()) {
            throw new WrongSetting("TELEGRAM_API_ID and TELEGRAM_API_HASH go together: set both or none.");
        }
        return config.telegramApiId()
                .map(id -> new Setting("TELEGRAM_API_ID", id).positiveNumber())
                .map(id -> new Credentials(id, hash(config.telegramApiHash().orElseThrow())));
    }

    private static String hash(String text) {
        return new Setting("TELEGRAM_API_HASH", text).secret(HASH, "32 hexadecimal digits");
    }
}
