package dev.beseda.benchmarks.llm;

import dev.beseda.benchmarks.load.Crowd;
import dev.beseda.benchmarks.load.Phase;
import dev.beseda.benchmarks.load.PhaseResult;
import dev.beseda.benchmarks.machine.Usage;
import dev.beseda.benchmarks.platform.TalkingBots.TalkingBot;
import java.time.Duration;
import java.util.ArrayList;

/// Turns of talks through the whole platform: a person writes, the model answers at once, its text is in the chat.
final class ChatTurns {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// So many that nobody writes again before the reply is there: two messages that wait get one reply.
    private static final int PEOPLE = 3_000;

    private final Measuring with;
    private final Crowd crowd;

    ChatTurns(Measuring with) {
        this.with = with;
        var tokens = with.bots().stream().map(TalkingBot::token).toList();
        this.crowd = Crowd.gather(with.platform().simulator(), tokens, PEOPLE, PATIENCE);
    }

    void warmUp(int perSecond, int seconds) {
        with.model().hurry();
        var unused = crowd.write(new Phase("warm-up", perSecond, Duration.ofSeconds(seconds)), () -> {});
    }

    /// Tells whether every message got one reply.
    boolean measure(int perSecond, int seconds) {
        with.model().hurry();
        var usages = new ArrayList<Usage>();
        var phase = new Phase("turns", perSecond, Duration.ofSeconds(seconds));
        var result = crowd.write(phase, () -> usages.add(with.usage()));
        with.figures().repliesHead();
        with.figures().replies("%d turns/s".formatted(perSecond), result);
        tell(result, usages.getLast().since(usages.getFirst()));
        return result.isFaithful() && result.isSustained();
    }

    private void tell(PhaseResult result, Usage usage) {
        with.figures()
                .line(
                        "Turns a second that were answered while it lasted: %.0f of %d, %s; load average %s",
                        result.answeredPerSecond(),
                        result.phase().rate(),
                        result.isSustained() ? "kept up" : "NOT kept up",
                        with.machine().loadAverage());
        with.tellCpu(usage, result.counts().answeredInTime());
    }
}
