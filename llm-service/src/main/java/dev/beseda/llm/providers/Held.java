package dev.beseda.llm.providers;

import io.smallrye.mutiny.subscription.Cancellable;

/// What is under way at the moment, one thing after the other; who gives it up gives up all that would follow.
final class Held implements Cancellable {
    private Cancellable current = () -> {};
    private boolean isGivenUp;

    void hold(Cancellable next) {
        synchronized (this) {
            if (!isGivenUp) {
                current = next;
                return;
            }
        }
        next.cancel();
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
