package dev.beseda.llm.replies.work;

import dev.beseda.kit.Ids;
import dev.beseda.llm.replies.leases.Leases;
import dev.beseda.llm.replies.writing.RunningReplies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Takes replies that are due and has them begun, also those that it got without hearing of it.
@ApplicationScoped
class ReplyTaker {
    private final Leases leases;
    private final LeasedReplies leasedReplies;
    private final RunningReplies runningReplies;

    /// A lease whose taking has failed with an unknown outcome: its replies are ours, and in nobody's hands.
    private Optional<UUID> unheard = Optional.empty();

    ReplyTaker(Leases leases, LeasedReplies leasedReplies, RunningReplies runningReplies) {
        this.leases = leases;
        this.leasedReplies = leasedReplies;
        this.runningReplies = runningReplies;
    }

    /// What the database may have given us without our hearing of it is begun now, and not after its lease has run out.
    Uni<Void> reclaim() {
        return unheard.map(lease -> leases.reclaim(lease, runningReplies.ids())
                        .invoke(leasedReplies::begin)
                        .invoke(() -> unheard = Optional.empty())
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /// How many there were.
    ///
    /// @param most how many are taken at the most
    Uni<Integer> take(int most) {
        var lease = Ids.next();
        return leases.take(lease, most, runningReplies.ids())
                .onFailure()
                .invoke(failure -> unheard = Optional.of(lease))
                .invoke(leasedReplies::begin)
                .map(List::size);
    }

    /// What is left when all is taken that could be.
    Uni<Leases.Ahead> ahead() {
        return leases.ahead();
    }
}
