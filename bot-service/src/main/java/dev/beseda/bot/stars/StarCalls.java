package dev.beseda.bot.stars;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.tokens.Tokens;
import dev.beseda.bot.telegram.wire.BackgroundCalls;
import dev.beseda.bot.telegram.wire.Method;
import dev.beseda.bot.telegram.wire.TelegramApi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is asked of Telegram about the Stars of a bot.
@ApplicationScoped
class StarCalls {
    private static final Answer NO_TOKEN = new Answer.Missed("The bot has no token");

    private final Tokens tokens;
    private final BackgroundCalls calls;
    private final TelegramApi telegram;

    StarCalls(Tokens tokens, BackgroundCalls calls, TelegramApi telegram) {
        this.tokens = tokens;
        this.calls = calls;
        this.telegram = telegram;
    }

    Uni<Answer> call(UUID bot, Method method) {
        return tokens.of(Set.of(bot))
                .chain(found -> Optional.ofNullable(found.get(bot))
                        .map(token -> calls.run(() -> telegram.call(token, method))
                                .invoke(answer -> tokens.answered(bot, token, answer)))
                        .orElseGet(() -> Uni.createFrom().item(NO_TOKEN)));
    }
}
