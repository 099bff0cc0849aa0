package dev.beseda.kit.jobs;

import java.time.Duration;

/// How much of one kind of job is done at once, and for how long it is waited for.
///
/// @param lease others take a job of which nothing was heard for so long
/// @param atOnce how many jobs a replica has under way
/// @param ofAnOwner how many jobs of one owner are under way in all replicas together
/// @param attempts a job that so many have fallen over is given up
public record JobLimits(Duration lease, int atOnce, int ofAnOwner, int attempts) {
    /// An owner may have as many as there are.
    public JobLimits(Duration lease, int atOnce, int attempts) {
        this(lease, atOnce, Integer.MAX_VALUE, attempts);
    }

    /// Whether so many have fallen over a job that it is not tried again.
    public boolean areOver(Lease lease) {
        return lease.attempts() > attempts;
    }
}
