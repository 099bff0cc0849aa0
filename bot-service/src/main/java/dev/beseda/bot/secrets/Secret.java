package dev.beseda.bot.secrets;

import java.time.Instant;

/// A secret of a bot as it is shown: without its value.
///
/// @param server the only one it is sent to
public record Secret(String name, String server, Instant changedAt) {}
