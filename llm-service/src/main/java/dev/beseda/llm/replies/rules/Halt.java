package dev.beseda.llm.replies.rules;

/// Why a reply ends where it is.
public enum Halt {
    /// The person wants no more of it.
    STOP,
    /// The same, and the talk is forgotten: this reply must not be remembered either.
    FORGET
}
