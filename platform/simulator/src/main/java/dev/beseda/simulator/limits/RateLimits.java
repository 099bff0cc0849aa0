package dev.beseda.simulator.limits;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The limits in force, for all bots or for one, and what has been counted. Counting goes on without limits too.
public final class RateLimits {
    private final InstantSource clock;
    private final @Nullable Pace atStart;
    private final Map<Long, Pace> ofBots = new HashMap<>();
    private final Map<Long, BotBuckets> buckets = new HashMap<>();
    private final Map<Long, Tally> tallies = new HashMap<>();
    private @Nullable Pace ofAll;

    public RateLimits(InstantSource clock, Optional<Pace> atStart) {
        this.clock = clock;
        this.atStart = atStart.orElse(null);
        this.ofAll = this.atStart;
    }

    /// For all bots that have no pace of their own; counting begins anew.
    public void set(Pace pace) {
        ofAll = pace;
        forgetCounts();
    }

    /// For one bot; its counting begins anew.
    public void set(long bot, Pace pace) {
        ofBots.put(bot, pace);
        buckets.remove(bot);
        tallies.remove(bot);
    }

    /// No limits for anybody.
    public void lift() {
        ofAll = null;
        ofBots.clear();
        forgetCounts();
    }

    /// The bot goes by the pace of all again.
    public void lift(long bot) {
        ofBots.remove(bot);
        buckets.remove(bot);
        tallies.remove(bot);
    }

    /// As at the start.
    public void clear() {
        lift();
        ofAll = atStart;
    }

    public Optional<Pace> pace() {
        return Optional.ofNullable(ofAll);
    }

    public Optional<Pace> paceOf(long bot) {
        return Optional.ofNullable(ofBots.getOrDefault(bot, ofAll));
    }

    public Map<Long, Tally> tallies() {
        return Map.copyOf(tallies);
    }

    /// Empty when the bot may write now, otherwise the seconds it must wait.
    public OptionalInt take(long bot, Writing writing) {
        long now = clock.millis();
        var tally = tallies.computeIfAbsent(bot, id -> new Tally());
        var wait = buckets(bot).map(found -> found.take(writing, now)).orElseGet(OptionalInt::empty);
        if (wait.isPresent()) {
            tally.refuse(writing.messages());
        } else {
            tally.allow(writing.messages(), now);
        }
        return wait;
    }

    private Optional<BotBuckets> buckets(long bot) {
        return paceOf(bot).map(pace -> buckets.computeIfAbsent(bot, id -> new BotBuckets(pace)));
    }

    private void forgetCounts() {
        buckets.clear();
        tallies.clear();
    }
}
