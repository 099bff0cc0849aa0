package dev.beseda.kit.jobs;

import java.util.UUID;

/// The right to do a job, until its time runs out or the job is taken anew.
///
/// @param id of the take that got it: whoever takes the job up again has another one
/// @param attempts how many takes in a row there were of whose end nothing was heard, this one included
public record Lease(UUID job, UUID id, int attempts) {}
