package dev.beseda.bot.telegram.rules.pace;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// How fast one chat may be spoken to.
final class ChatPace {
    private final Limits limits;
    private final Deque<Instant> lastMinute = new ArrayDeque<>();
    private final boolean group;
    private Bucket burst;
    private Instant last = Instant.MIN;

    /// @param governed since when the chat is ours: what a group got before then is not known, and taken to be much
    ChatPace(long chat, Limits limits, Instant governed, Instant now) {
        this.limits = limits;
        this.group = chat < 0;
        this.burst = Bucket.full(limits.replyBurst(), 1, now);
        if (group && now.isBefore(governed.plus(Limits.GROUP_WINDOW))) {
            assumeBusy(governed);
        }
    }

    /// As though the group had got its messages evenly until it became ours, with a little left over.
    private void assumeBusy(Instant governed) {
        var distance = Limits.GROUP_WINDOW.dividedBy(limits.groupPerMinute());
        int assumed = limits.groupPerMinute() - Math.min(limits.replyBurst(), limits.groupPerMinute() / 2);
        for (int before = assumed; before > 0; before--) {
            lastMinute.add(governed.minus(distance.multipliedBy(before)));
        }
    }

    /// When the next messages may go.
    Instant ready(boolean bulk, int messages, Instant now) {
        var ready = burst.ready(now);
        var distant = bulk && !last.equals(Instant.MIN) ? last.plus(Limits.CHAT_PAUSE) : ready;
        var paced = later(ready, distant);
        return group ? later(paced, roomFor(messages)) : paced;
    }

    private Instant roomFor(int messages) {
        int tooMany = lastMinute.size() + Math.min(messages, limits.groupPerMinute()) - limits.groupPerMinute();
        return lastMinute.stream()
                .limit(Math.max(0, tooMany))
                .reduce((earlier, later) -> later)
                .map(last -> last.plus(Limits.GROUP_WINDOW))
                .orElse(Instant.MIN);
    }

    void sent(int messages, Instant now) {
        burst = burst.taking(messages, now);
        last = now;
        if (group) {
            for (int message = 0; message < messages; message++) {
                lastMinute.addLast(now);
            }
            while (lastMinute.size() > limits.groupPerMinute()) {
                lastMinute.removeFirst();
            }
        }
    }

    /// Whether nothing has to be remembered any more.
    boolean isRested(Instant now) {
        boolean full = burst.level(now) >= limits.replyBurst();
        return full
                && (lastMinute.isEmpty()
                        || !lastMinute.getLast().plus(Limits.GROUP_WINDOW).isAfter(now));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
