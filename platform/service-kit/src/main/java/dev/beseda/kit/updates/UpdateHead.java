package dev.beseda.kit.updates;

/// What is read of an update where it comes in.
///
/// @param chat the chat whose updates keep their order; for updates without one the person's id, else 0
public record UpdateHead(long updateId, long chat) {}
