package dev.beseda.llm.replies.endings;

import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.Cut;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.memory.Remembered;
import dev.beseda.llm.memory.Talks;
import dev.beseda.llm.memory.rules.Turn;
import dev.beseda.llm.replies.ReplyEvents;
import dev.beseda.llm.replies.leases.Leases;
import dev.beseda.llm.replies.rules.OutcomeRules;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import dev.beseda.llm.usage.Budgets;
import dev.beseda.llm.usage.Spent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stores how replies ended, and all that follows, in one transaction for many.
@ApplicationScoped
public class FinishedReplies {
    private static final String END = Leases.TABLE.ifOurs("""
            update reply set ended_at = now(), lease = null, request = null, ending = ended.ending,
                reason = ended.reason, sentence = ended.sentence, model = ended.model,
                input_tokens = ended.input, output_tokens = ended.output, cached = ended.cached
            from ours join unnest($1::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[],
                    $8::bigint[], $9::boolean[])
                as ended (job, ending, reason, sentence, model, input, output, cached) using (job)
            where reply.id = job
            returning reply.id, halt is not distinct from 'forget' as forgotten
            """);

    private static final int LONGEST_SENTENCE = 1_000;

    private final Transactions transactions;
    private final Leases leases;
    private final Talks talks;
    private final Budgets budgets;
    private final Outbox outbox;

    public FinishedReplies(Transactions transactions, Leases leases, Talks talks, Budgets budgets, Outbox outbox) {
        this.transactions = transactions;
        this.leases = leases;
        this.talks = talks;
        this.budgets = budgets;
        this.outbox = outbox;
    }

    /// Those that were ours to end; the others somebody else has taken up.
    public Uni<List<FinishedReply>> store(Collection<FinishedReply> finished) {
        return transactions.in(transaction -> end(transaction, finished).chain(ended -> {
            var ours = finished.stream()
                    .filter(one -> ended.containsKey(one.reply()))
                    .toList();
            var remembered = ours.stream()
                    .filter(one -> OutcomeRules.isRemembered(one.end()) && !ended.getOrDefault(one.reply(), false))
                    .map(FinishedReplies::remembered)
                    .toList();
            return Transaction.inARow(List.of(
                            talks.remember(transaction, remembered),
                            budgets.settle(transaction, spent(ours)),
                            budgets.release(transaction, unused(ours)),
                            outbox.put(transaction, messages(ours))))
                    .replaceWith(ours);
        }));
    }

    /// The replies that ended, with whether their talk is forgotten meanwhile.
    private Uni<Map<UUID, Boolean>> end(Transaction transaction, Collection<FinishedReply> finished) {
        var columns = UnnestColumns.of(finished)
                .texts(one -> ending(one.end()))
                .texts(one -> reason(one.end()))
                .texts(one -> sentence(one.end()))
                .texts(FinishedReply::model)
                .longs(one -> one.usage().input())
                .longs(one -> one.usage().output())
                .tuple()
                .addValue(finished.stream().map(FinishedReply::isCached).toArray(Boolean[]::new));
        var held = finished.stream().map(FinishedReply::lease).toList();
        return leases.end(transaction, END, held, columns).map(rows -> {
            var ended = new HashMap<UUID, Boolean>();
            rows.forEach(row -> ended.put(row.getUUID("id"), row.getBoolean("forgotten")));
            return ended;
        });
    }

    private static List<Spent> spent(List<FinishedReply> ours) {
        return ours.stream()
                .flatMap(one -> one.used().stream()
                        .map(used -> new Spent(
                                one.reply(),
                                one.lease().pending().talk(),
                                used.endpoint(),
                                used.usage(),
                                used.writer())))
                .toList();
    }

    private static List<UUID> unused(List<FinishedReply> ours) {
        return ours.stream()
                .filter(one -> one.cost() instanceof Cost.Unused)
                .map(FinishedReply::reply)
                .toList();
    }

    private static Remembered remembered(FinishedReply one) {
        var pending = one.lease().pending();
        var request = pending.request();
        var turn = new Turn(request.text(), text(one.end()), request.lastAskedAt());
        return new Remembered(one.reply(), pending.talk(), turn, one.used().flatMap(Cost.Used::sent));
    }

    private static List<OutgoingMessage> messages(List<FinishedReply> ours) {
        return ours.stream()
                .map(one -> ReplyEvents.message(one.lease().pending(), one.end(), one.model(), one.usage()))
                .toList();
    }

    private static String text(ReplyOutcome end) {
        return switch (end) {
            case ReplyOutcome.Written written -> written.text();
            case ReplyOutcome.Failed _ -> "";
        };
    }

    private static @Nullable String ending(ReplyOutcome end) {
        return end instanceof ReplyOutcome.Written(var _, var ending) ? WireName.of(ending) : null;
    }

    private static @Nullable String reason(ReplyOutcome end) {
        return end instanceof ReplyOutcome.Failed(var reason, var _) ? WireName.of(reason) : null;
    }

    private static @Nullable String sentence(ReplyOutcome end) {
        return end instanceof ReplyOutcome.Failed(var _, var sentence) ? Cut.to(LONGEST_SENTENCE, sentence) : null;
    }
}
