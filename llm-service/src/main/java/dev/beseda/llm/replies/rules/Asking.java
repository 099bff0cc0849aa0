package dev.beseda.llm.replies.rules;

import java.time.Instant;

/// One thing that a person wrote and wants a reply to.
public record Asking(long ticket, String text, Instant askedAt) {}
