package dev.beseda.llm.replies.work;

import dev.beseda.kit.messaging.Outbox;
import dev.beseda.kit.messaging.OutgoingMessage;
import dev.beseda.kit.postgres.Columns;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.memory.Talks;
import dev.beseda.llm.memory.Talks.Turn;
import dev.beseda.llm.replies.ReplyEvents;
import dev.beseda.llm.replies.rules.End;
import dev.beseda.llm.replies.rules.Endings;
import dev.beseda.llm.usage.Budgets;
import dev.beseda.llm.usage.Budgets.Spent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stores how replies ended, and all that follows, in one transaction for many.
@ApplicationScoped
class Ends {
    /// Only who holds the lease may end a reply, and only once.
    private static final String END = """
            with ours as materialized (
                select reply.id from reply join unnest($1::uuid[], $2::uuid[]) as held (id, lease)
                    on reply.id = held.id and reply.lease = held.lease
                where ended_at is null order by reply.id for update of reply)
            update reply set ended_at = now(), lease = null, request = null, ending = ended.ending,
                reason = ended.reason, sentence = ended.sentence, model = ended.model,
                input_tokens = ended.input, output_tokens = ended.output, cached = ended.cached
            from ours join unnest($1::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[],
                    $8::bigint[], $9::boolean[])
                as ended (id, ending, reason, sentence, model, input, output, cached) using (id)
            where reply.id = ours.id
            returning reply.id, halt is not distinct from 'forget' as forgotten
            """;

    private static final int LONGEST_SENTENCE = 1_000;

    private final Transactions transactions;
    private final Talks talks;
    private final Budgets budgets;
    private final Outbox outbox;

    Ends(Transactions transactions, Talks talks, Budgets budgets, Outbox outbox) {
        this.transactions = transactions;
        this.talks = talks;
        this.budgets = budgets;
        this.outbox = outbox;
    }

    /// Those that were ours to end; the others somebody else has taken up.
    Uni<List<Finished>> store(Collection<Finished> finished) {
        return transactions.in(transaction -> end(transaction, finished).chain(ended -> {
            var ours = finished.stream()
                    .filter(one -> ended.containsKey(one.lease().reply()))
                    .sorted(Comparator.comparing(Ends::budget))
                    .toList();
            return follow(transaction, ours, ended)
                    .chain(() -> outbox.put(transaction, messages(ours)))
                    .replaceWith(ours);
        }));
    }

    /// The replies that ended, with whether their talk is forgotten meanwhile.
    private static Uni<Map<UUID, Boolean>> end(Transaction transaction, Collection<Finished> finished) {
        var columns = Columns.of(finished)
                .uuids(one -> one.lease().reply())
                .uuids(one -> one.lease().id())
                .texts(one -> ending(one.end()))
                .texts(one -> reason(one.end()))
                .texts(one -> sentence(one.end()))
                .texts(Finished::model)
                .longs(one -> one.usage().input())
                .longs(one -> one.usage().output())
                .tuple()
                .addValue(finished.stream()
                        .map(one -> one.cost() instanceof Cost.Cached)
                        .toArray(Boolean[]::new));
        return transaction.run(END, columns).map(rows -> {
            var ended = new HashMap<UUID, Boolean>();
            rows.forEach(row -> ended.put(row.getUUID("id"), row.getBoolean("forgotten")));
            return ended;
        });
    }

    /// All at once: they go over one connection, one behind the other.
    private Uni<Void> follow(Transaction transaction, List<Finished> ours, Map<UUID, Boolean> forgotten) {
        var steps = ours.stream()
                .map(one -> settle(transaction, one)
                        .chain(() -> forgotten.getOrDefault(one.lease().reply(), false)
                                ? Uni.createFrom().voidItem()
                                : remember(transaction, one)))
                .toList();
        return steps.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(steps).andFailFast().replaceWithVoid();
    }

    private Uni<Void> settle(Transaction transaction, Finished one) {
        var wanted = one.lease().wanted();
        return switch (one.cost()) {
            case Cost.None _, Cost.Cached _ -> Uni.createFrom().voidItem();
            case Cost.Unused _ -> budgets.release(transaction, wanted.reply());
            case Cost.Used(var endpoint, var usage) ->
                budgets.settle(transaction, new Spent(wanted.reply(), wanted.talk(), endpoint, usage));
        };
    }

    private Uni<Void> remember(Transaction transaction, Finished one) {
        var wanted = one.lease().wanted();
        var request = wanted.request();
        return Endings.isRemembered(one.end())
                ? talks.remember(
                        transaction, wanted.talk(), new Turn(request.text(), text(one.end()), request.lastAskedAt()))
                : Uni.createFrom().voidItem();
    }

    private static List<OutgoingMessage> messages(List<Finished> ours) {
        return ours.stream()
                .map(one -> ReplyEvents.message(one.lease().wanted(), one.end(), one.model(), one.usage()))
                .toList();
    }

    /// Transactions that book for the same bots and people do so in the same order.
    private static String budget(Finished finished) {
        var talk = finished.lease().wanted().talk();
        return "%s %d".formatted(talk.bot(), talk.person());
    }

    private static String text(End end) {
        return switch (end) {
            case End.Written written -> written.text();
            case End.Failed _ -> "";
        };
    }

    private static @Nullable String ending(End end) {
        return end instanceof End.Written(var _, var ending) ? lower(ending) : null;
    }

    private static @Nullable String reason(End end) {
        return end instanceof End.Failed(var reason, var _) ? lower(reason) : null;
    }

    private static @Nullable String sentence(End end) {
        return end instanceof End.Failed(var _, var sentence)
                ? sentence.substring(0, Math.min(sentence.length(), LONGEST_SENTENCE))
                : null;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
