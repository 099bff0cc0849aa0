package dev.beseda.bot.bots.tokens;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// Finds out at Telegram whether a token is good.
public interface TokenProof {
    /// Fails with what the caller may be told when it is not, or when Telegram does not say so.
    ///
    /// @param workspace whose caller waits for it
    Uni<ProvenToken> of(UUID workspace, String token);
}
