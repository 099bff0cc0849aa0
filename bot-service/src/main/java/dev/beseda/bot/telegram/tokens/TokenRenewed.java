package dev.beseda.bot.telegram.tokens;

import java.util.UUID;

/// A bot whose token Telegram did not know has another one, or is gone. Fired in the replica that made the call.
public record TokenRenewed(UUID bot) {}
