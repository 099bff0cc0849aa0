package dev.beseda.bot.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.beseda.bot.bots.ProvenToken;
import dev.beseda.bot.bots.TokenProof;
import dev.beseda.bot.telegram.botapi.BotApi;
import dev.beseda.bot.telegram.botapi.BotApi.Method;
import dev.beseda.bot.telegram.botapi.LiveCalls;
import dev.beseda.bot.telegram.botapi.Reply;
import dev.beseda.kit.web.BadField;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Asks Telegram by `getMe` whether it knows a token.
/// Whoever has none hears the same of every bot, whether it is here or not.
@ApplicationScoped
class AskedTokenProof implements TokenProof {
    private final BotApi telegram;
    private final LiveCalls calls;

    AskedTokenProof(BotApi telegram, LiveCalls calls) {
        this.telegram = telegram;
        this.calls = calls;
    }

    @Override
    public Uni<ProvenToken> of(UUID workspace, String token) {
        var question = new Method("getMe", JsonNodeFactory.instance.objectNode());
        return calls.admit(workspace, () -> calls.run(() -> telegram.call(token, question)))
                .invoke(AskedTokenProof::check)
                .replaceWith(() -> new ProvenToken(token));
    }

    private static void check(Reply reply) {
        if (reply instanceof Reply.Refused no && no.isTokenRevoked()) {
            throw new BadField("token", "is not known to Telegram: take the one that BotFather shows for the bot now");
        }
        Told.check(reply, "the token");
    }
}
