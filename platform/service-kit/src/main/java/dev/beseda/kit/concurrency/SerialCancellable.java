package dev.beseda.kit.concurrency;

import io.smallrye.mutiny.subscription.Cancellable;
import java.util.function.Supplier;

/// What is under way at the moment, one thing after the other; who gives it up gives up all that would follow.
public final class SerialCancellable implements Cancellable {
    private Cancellable current = () -> {};
    private boolean isGivenUp;

    public void hold(Cancellable next) {
        synchronized (this) {
            if (!isGivenUp) {
                current = next;
                return;
            }
        }
        next.cancel();
    }

    /// Begins what is under way from now on, unless all is given up. It may lead to the next thing before it has begun
    /// itself: so its place is kept before.
    public void begin(Supplier<Cancellable> beginning) {
        var place = new SerialCancellable();
        hold(place);
        if (!place.isGivenUp()) {
            place.hold(beginning.get());
        }
    }

    private synchronized boolean isGivenUp() {
        return isGivenUp;
    }

    @Override
    public void cancel() {
        Cancellable last;
        synchronized (this) {
            isGivenUp = true;
            last = current;
        }
        last.cancel();
    }
}
