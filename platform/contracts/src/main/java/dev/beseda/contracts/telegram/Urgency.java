package dev.beseda.contracts.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a message is sent: what is urgent goes first, what may be lost is never sent twice.
public enum Urgency {
    /// An invoice or a receipt: at once, and never twice.
    @JsonProperty("payment")
    PAYMENT,
    /// Somebody waits for it: at once.
    @JsonProperty("reply")
    REPLY,
    /// A reminder: in the bot's pace, before broadcasts.
    @JsonProperty("follow_up")
    FOLLOW_UP,
    /// One of many: in the bot's pace, and never twice.
    @JsonProperty("broadcast")
    BROADCAST
}
