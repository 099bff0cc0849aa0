package dev.beseda.kit.jobs;

/// A job that is ours to do.
///
/// @param <T> what is to be done
public record Leased<T>(Lease lease, T job) {}
