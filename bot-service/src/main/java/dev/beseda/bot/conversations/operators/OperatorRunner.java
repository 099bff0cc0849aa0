package dev.beseda.bot.conversations.operators;

import dev.beseda.bot.conversations.state.Conversations;
import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.conversations.turns.ConversationEvent;
import dev.beseda.bot.conversations.turns.ConversationRunner;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.sending.Dispatch;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Does what operators, and other systems of theirs, want in a conversation: one transaction each.
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
                (transaction, stored) -> keyed.once(
                        transaction,
                        wish.name("take-over"),
                        stored.id(),
                        claimed -> occur(
                                claimed,
                                stored.in(stored.participants().with(wish.operator())),
                                new EngineEvent.TakenOver())));
    }

    /// The bot goes on.
    Uni<UUID> handBack(Wish wish) {
        return inConversation(
                wish,
                (transaction, stored) -> keyed.once(
                        transaction,
                        wish.name("hand-back"),
                        stored.id(),
                        claimed -> occur(claimed, stored, new EngineEvent.HandedBack())));
    }

    /// Says this to the person; the answer is the message's id.
    Uni<UUID> say(Wish wish, String text) {
        return inConversation(wish, (transaction, stored) -> {
            var delivery = new Delivery(
                            Ids.next(),
                            stored.chat(),
                            Lane.REPLY,
                            Call.SendMessage.plain(text.strip()),
                            clock.instant())
                    .of(stored.id());
            return keyed.once(
                    transaction,
                    wish.name("say"),
                    delivery.id(),
                    claimed -> present(stored)
                            .chain(() -> dispatch.put(claimed, List.of(delivery)))
                            .chain(() -> messages.put(claimed, List.of(delivery), wish.operator()))
                            .chain(() -> arrived(claimed, stored, wish.operator())));
        });
    }

    /// Whoever has left since is no reason to refuse what was said before, when it comes again.
    private static Uni<Void> present(StoredConversation stored) {
        return stored.participants().leftAt().isPresent()
                ? Uni.createFrom()
                        .failure(new Conflict("person-left", "The person has shut the bot out and can't be written to"))
                : Uni.createFrom().voidItem();
    }

    /// Who waited for an operator has got one.
    private Uni<Void> arrived(Transaction transaction, StoredConversation stored, String operator) {
        return stored.state().withPerson()
                ? conversations.save(
                        transaction, List.of(stored.in(stored.participants().with(operator))))
                : Uni.createFrom().voidItem();
    }

    /// Another system tells something of the person in this chat.
    Uni<UUID> tell(UUID workspace, Destination chat, Told told, Optional<String> key) {
        return transactions.in(transaction -> conversations
                .findForChange(transaction, workspace, chat)
                .map(found -> found.orElseThrow(() -> new NotFound("conversation in chat", chat.chat())))
                .chain(stored -> keyed.once(
                        transaction,
                        new Keyed.Name(workspace, "event " + stored.id(), key),
                        stored.id(),
                        claimed -> occur(claimed, stored, new EngineEvent.Told(told.event(), told.values())))));
    }

    record Told(String event, Map<String, Value> values) {}

    /// A person waits for what a hand-back brings; nobody waits for what another system tells.
    private Uni<Void> occur(Transaction transaction, StoredConversation stored, EngineEvent engineEvent) {
        var lane = engineEvent instanceof EngineEvent.Told ? Lane.FOLLOW_UP : Lane.REPLY;
        return runner.run(
                transaction,
                List.of(stored),
                List.of(new ConversationEvent.Arose(stored.chat(), engineEvent, lane, clock.instant())));
    }

    private interface Work {
        Uni<UUID> in(Transaction transaction, StoredConversation stored);
    }

    private Uni<UUID> inConversation(Wish wish, Work work) {
        Function<Transaction, Uni<UUID>> all = transaction -> conversations
                .findForChange(transaction, wish.workspace(), wish.conversation())
                .map(found -> found.orElseThrow(() -> new NotFound("conversation", wish.conversation())))
                .chain(stored -> work.in(transaction, stored));
        return transactions.in(all);
    }
}
