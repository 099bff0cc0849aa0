package dev.beseda.bot.telegram.rules;

/// What kind of traffic a delivery is; the lanes are told apart by what a wrong guess would cost.
public enum Lane {
    PAYMENT(false),
    REPLY(true),
    EDIT(true),
    FOLLOW_UP(true),
    BROADCAST(false);

    private final boolean sendsAgain;

    Lane(boolean sendsAgain) {
        this.sendsAgain = sendsAgain;
    }

    /// Whether a call that may or may not have arrived is made once more: a person left without a reply is worse than
    /// a reply read twice, an invoice or an advertisement read twice is worse than one not read.
    boolean sendsAgain() {
        return sendsAgain;
    }
}
