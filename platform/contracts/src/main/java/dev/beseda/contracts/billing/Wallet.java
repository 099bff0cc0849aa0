package dev.beseda.contracts.billing;

import java.util.UUID;

/// Whose money: that of a person, by Telegram's id, in a workspace; all bots of a workspace share it.
public record Wallet(UUID workspace, long person, Currency currency) {
    private static final char SEPARATOR = ':';

    /// The key of its messages on Kafka: all wallets of a person keep their order.
    public String key() {
        return workspace.toString() + SEPARATOR + person;
    }
}
