package dev.beseda.bot.templates;

import dev.beseda.bot.bots.UpdateDelivery;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// The bot that the settings of an installation ask for.
@ConfigMapping(prefix = "bot.first")
public interface FirstBotConfig {
    /// Its token as BotFather gives it; without one there is no first bot. Environment: `TELEGRAM_BOT_TOKEN`,
    /// `DEFAULT_BOT_TOKEN` or `TOKEN_API`.
    Optional<String> token();

    /// What it is made of. Environment: `BESEDA_FIRST_BOT`.
    Optional<String> template();

    /// Which language models the installation has, in any words: with some the first bot is an assistant unless it is
    /// said otherwise. Environment: `BESEDA_MODELS`.
    Optional<String> models();

    /// How it gets its updates; it is polled for unless it is said otherwise. Environment: `BESEDA_FIRST_BOT_DELIVERY`.
    Optional<UpdateDelivery> delivery();
}
