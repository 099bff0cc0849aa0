package dev.beseda.bot.telegram.tokens;

import dev.beseda.bot.bots.tokens.ProvenToken;
import dev.beseda.bot.bots.tokens.TokenProof;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.wire.LiveCalls;
import dev.beseda.bot.telegram.wire.Method;
import dev.beseda.bot.telegram.wire.TelegramApi;
import dev.beseda.bot.telegram.wire.TelegramFailures;
import dev.beseda.kit.problems.BadField;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Asks Telegram by `getMe` whether it knows a token.
/// Whoever has none hears the same of every bot, whether it is here or not.
@ApplicationScoped
class AskedTokenProof implements TokenProof {
    private final TelegramApi telegram;
    private final LiveCalls calls;

    AskedTokenProof(TelegramApi telegram, LiveCalls calls) {
        this.telegram = telegram;
        this.calls = calls;
    }

    @Override
    public Uni<ProvenToken> of(UUID workspace, String token) {
        return calls.admit(workspace, () -> calls.run(() -> telegram.call(token, new Method("getMe"))))
                .invoke(AskedTokenProof::check)
                .replaceWith(() -> new ProvenToken(token));
    }

    private static void check(Answer answer) {
        if (answer instanceof Answer.Unauthorized) {
            throw new BadField("token", "is not known to Telegram: take the one that BotFather shows for the bot now");
        }
        TelegramFailures.check(answer, "the token");
    }
}
