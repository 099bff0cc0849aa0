package dev.beseda.bot.bots;

import dev.beseda.bot.bots.tokens.ProvenToken;
import dev.beseda.bot.bots.tokens.TokenProof;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Gives bots their tokens: one token serves one bot, and none is taken before it is proven at Telegram.
@ApplicationScoped
class TokenClaims {
    private final TokenProof proof;
    private final Bots bots;
    private final BotRegistry registry;
    private final BotSecrets secrets;

    TokenClaims(TokenProof proof, Bots bots, BotRegistry registry, BotSecrets secrets) {
        this.proof = proof;
        this.bots = bots;
        this.registry = registry;
        this.secrets = secrets;
    }

    /// The token that `draft` brings, if it brings one. Telegram is asked, so no transaction may be open.
    Uni<Optional<ProvenToken>> proven(UUID workspace, BotDraft draft) {
        return draft.newToken()
                .map(token -> prove(workspace, token).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    Uni<ProvenToken> prove(UUID workspace, String token) {
        return proof.of(workspace, token);
    }

    /// Lets `bot` speak by this token. Telegram knows one token of each bot: whoever held its number by another one
    /// holds it by one that is worth nothing.
    Uni<Void> give(BotEntity bot, ProvenToken proven, Instant now) {
        return bots.findOtherHolder(proven.telegramId(), bot.id)
                .chain(holder -> holder.map(other -> displace(other, proven, now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .invoke(() -> bot.speakFor(
                        proven, secrets.sealedToken(bot.id, proven.token()), secrets.sealedWebhookSecret(bot.id)));
    }

    private Uni<Void> displace(BotEntity holder, ProvenToken proven, Instant now) {
        if (secrets.isToken(holder, proven.token())) {
            throw Bots.tokenTaken();
        }
        Log.infof("Bot %s has lost its number at Telegram: another bot has proven a newer token of it", holder.id);
        holder.loseNumber(now, secrets.sealedWebhookSecret(holder.id));
        return bots.save(holder, now).call(registry::announce).replaceWithVoid();
    }
}
