package dev.beseda.campaign.accounts;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// The application that Telegram knows our user accounts by; as people gave it, not yet looked at.
@ConfigMapping(prefix = "campaign.accounts")
public interface AccountsConfig {
    /// From `TELEGRAM_API_ID`.
    Optional<String> telegramApiId();

    /// From `TELEGRAM_API_HASH`.
    Optional<String> telegramApiHash();
}
