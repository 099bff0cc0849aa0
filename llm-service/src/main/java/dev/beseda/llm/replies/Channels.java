package dev.beseda.llm.replies;

/// Where the replicas hear of each other's replies.
public final class Channels {
    /// When a reply is due, in milliseconds since 1970.
    public static final String DUE = "beseda_reply_due";

    /// The reply that ends where it is.
    public static final String HALT = "beseda_reply_halt";

    private Channels() {}
}
