package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.conversations.state.Conversations;
import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells conversations what other services have for them.
@ApplicationScoped
public class ConversationNews {
    private final Conversations conversations;
    private final ConversationRunner runner;
    private final Clock clock;

    ConversationNews(Conversations conversations, ConversationRunner runner, Clock clock) {
        this.conversations = conversations;
        this.runner = runner;
        this.clock = clock;
    }

    /// What a conversation is to hear.
    public record News(UUID conversation, EngineEvent engineEvent) {}

    /// A conversation that is gone hears of nothing.
    public Uni<Void> tell(Transaction transaction, List<News> all) {
        var wanted = all.stream().map(News::conversation).distinct().toList();
        return conversations.getForChange(transaction, wanted).chain(locked -> {
            var known = locked.stream().collect(Collectors.toMap(StoredConversation::id, Function.identity()));
            var arisen = all.stream().flatMap(news -> arisen(news, known)).toList();
            return arisen.isEmpty() ? Uni.createFrom().voidItem() : runner.run(transaction, locked, arisen);
        });
    }

    private Stream<ConversationEvent> arisen(News news, Map<UUID, StoredConversation> known) {
        return Optional.ofNullable(known.get(news.conversation())).stream()
                .map(stored ->
                        new ConversationEvent.Arose(stored.chat(), news.engineEvent(), Lane.REPLY, clock.instant()));
    }
}
