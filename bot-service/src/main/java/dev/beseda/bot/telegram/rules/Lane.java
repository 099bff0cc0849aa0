package dev.beseda.bot.telegram.rules;

/// What kind of traffic a delivery is, the most urgent first;
/// the lanes are told apart by what a wrong guess would cost, too.
public enum Lane {
    PAYMENT(false, false),
    REPLY(true, false),
    EDIT(true, false),
    FOLLOW_UP(true, true),
    BROADCAST(false, true);

    private final boolean sendsAgain;
    private final boolean bulk;

    Lane(boolean sendsAgain, boolean bulk) {
        this.sendsAgain = sendsAgain;
        this.bulk = bulk;
    }

    /// Whether nobody waits for it: it is paced, and kept in the table until its turn comes near.
    public boolean isBulk() {
        return bulk;
    }

    /// Whether a call that may or may not have arrived is made once more: a person left without a reply is worse than
    /// a reply read twice, an invoice or an advertisement read twice is worse than one not read.
    boolean sendsAgain() {
        return sendsAgain;
    }
}
