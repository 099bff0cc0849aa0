package dev.beseda.simulator.money;

import dev.beseda.simulator.world.chats.User;

/// One payment on its way or done; its charge is the number Telegram knows it by.
public record Payment(String charge, User user, Bill bill, State state, long atMillis) {
    /// How far it has come.
    public enum State {
        WAITING,
        PAID,
        REFUSED,
        EXPIRED,
        REFUNDED,
        CANCELED
    }

    Payment as(State next, long millis) {
        return new Payment(charge, user, bill, next, millis);
    }

    boolean isSubscription() {
        return bill.period() > 0;
    }
}
