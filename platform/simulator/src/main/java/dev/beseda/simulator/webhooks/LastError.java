package dev.beseda.simulator.webhooks;

/// The latest failed delivery, as `getWebhookInfo` tells it.
public record LastError(long atMillis, String message) {}
