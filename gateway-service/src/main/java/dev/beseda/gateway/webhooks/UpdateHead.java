package dev.beseda.gateway.webhooks;

/// What the door reads of an update.
///
/// @param chat the chat whose updates keep their order; for updates without one the person's id, else 0
record UpdateHead(long updateId, long chat) {}
