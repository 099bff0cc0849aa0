package dev.beseda.bot.conversations.operators;

import dev.beseda.bot.conversations.ConversationRunner;
import dev.beseda.bot.conversations.Conversations;
import dev.beseda.bot.conversations.Kept;
import dev.beseda.bot.conversations.Occurrence;
import dev.beseda.bot.engine.Happening;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.telegram.Dispatch;
import dev.beseda.bot.telegram.rules.Call;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.web.Absent;
import dev.beseda.kit.web.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Does what people of the house, and other systems of theirs, want in a conversation: one transaction each.
@ApplicationScoped
class OperatorRunner {
    private final Conversations conversations;
    private final ConversationRunner runner;
    private final OperatorMessages messages;
    private final Dispatch dispatch;
    private final Keyed keyed;
    private final Transactions transactions;
    private final Clock clock;

    @SuppressWarnings("checkstyle:ParameterNumber") // all tables of a conversation
    OperatorRunner(
            Conversations conversations,
            ConversationRunner runner,
            OperatorMessages messages,
            Dispatch dispatch,
            Keyed keyed,
            Transactions transactions,
            Clock clock) {
        this.conversations = conversations;
        this.runner = runner;
        this.messages = messages;
        this.dispatch = dispatch;
        this.keyed = keyed;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Who wants something in which conversation.
    record Wish(UUID workspace, UUID conversation, String operator, Optional<String> key) {
        Keyed.Name name(String what) {
            return new Keyed.Name(workspace, what + " " + conversation, key);
        }
    }

    /// The bot is silent from now on, and the operator is the one who talks.
    Uni<UUID> takeOver(Wish wish) {
        return inConversation(
                wish,
                (transaction, kept) -> keyed.once(
                        transaction,
                        wish.name("take-over"),
                        kept.id(),
                        claimed -> occur(
                                claimed, kept.in(kept.company().with(wish.operator())), new Happening.TakenOver())));
    }

    /// The bot goes on.
    Uni<UUID> handBack(Wish wish) {
        return inConversation(
                wish,
                (transaction, kept) -> keyed.once(
                        transaction,
                        wish.name("hand-back"),
                        kept.id(),
                        claimed -> occur(claimed, kept, new Happening.HandedBack())));
    }

    /// Says this to the person; the answer is the message's id.
    Uni<UUID> say(Wish wish, String text) {
        return inConversation(wish, (transaction, kept) -> {
            var delivery = new Delivery(
                            Ids.next(), kept.chat(), Lane.REPLY, Call.SendMessage.plain(text.strip()), clock.instant())
                    .of(kept.id());
            return keyed.once(
                    transaction,
                    wish.name("say"),
                    delivery.id(),
                    claimed -> present(kept)
                            .chain(() -> dispatch.put(claimed, List.of(delivery)))
                            .chain(() -> messages.put(claimed, List.of(delivery), wish.operator()))
                            .chain(() -> arrived(claimed, kept, wish.operator())));
        });
    }

    /// Whoever has left since is no reason to refuse what was said before, when it comes again.
    private static Uni<Void> present(Kept kept) {
        return kept.company().leftAt().isPresent()
                ? Uni.createFrom()
                        .failure(new Refusal("person-left", "The person has shut the bot out and can't be written to"))
                : Uni.createFrom().voidItem();
    }

    /// Who waited for a person of the house has got one.
    private Uni<Void> arrived(Transaction transaction, Kept kept, String operator) {
        return kept.state().withPerson()
                ? conversations.save(transaction, List.of(kept.in(kept.company().with(operator))))
                : Uni.createFrom().voidItem();
    }

    /// Another system tells something of the person in this chat.
    Uni<UUID> tell(UUID workspace, Destination chat, Told told, Optional<String> key) {
        return transactions.in(transaction -> conversations
                .findForChange(transaction, workspace, chat)
                .map(found -> found.orElseThrow(() -> new Absent("conversation in chat", chat.chat())))
                .chain(kept -> keyed.once(
                        transaction,
                        new Keyed.Name(workspace, "event " + kept.id(), key),
                        kept.id(),
                        claimed -> occur(claimed, kept, new Happening.Told(told.event(), told.values())))));
    }

    record Told(String event, Map<String, Value> values) {}

    /// A person waits for what a hand-back brings; nobody waits for what another system tells.
    private Uni<Void> occur(Transaction transaction, Kept kept, Happening happening) {
        var lane = happening instanceof Happening.Told ? Lane.FOLLOW_UP : Lane.REPLY;
        return runner.run(
                transaction,
                List.of(kept),
                List.of(new Occurrence.Arose(kept.chat(), happening, lane, clock.instant())));
    }

    private interface Work {
        Uni<UUID> in(Transaction transaction, Kept kept);
    }

    private Uni<UUID> inConversation(Wish wish, Work work) {
        Function<Transaction, Uni<UUID>> all = transaction -> conversations
                .findForChange(transaction, wish.workspace(), wish.conversation())
                .map(found -> found.orElseThrow(() -> new Absent("conversation", wish.conversation())))
                .chain(kept -> work.in(transaction, kept));
        return transactions.in(all);
    }
}
