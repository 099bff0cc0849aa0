package dev.beseda.llm.replies;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/// How replies are written.
@ConfigMapping(prefix = "llm.replies")
public interface RepliesConfig {
    /// As JSON a character takes up to six bytes, and an event has to fit into a message of Kafka.
    int MOST_CHARACTERS = 140_000;

    /// How many replies a replica writes at once.
    @WithDefault("256")
    @Positive
    int mostAtOnce();

    /// How many replies of one bot are written at once, in all replicas together.
    @WithDefault("128")
    @Positive
    int mostOfABot();

    /// A replica that has not been heard of for so long writes no more: others take its replies.
    @WithDefault("15s")
    Duration lease();

    /// How often a replica says that it still writes.
    @WithDefault("5s")
    Duration renewal();

    /// A reply that so many replicas have fallen over is given up.
    @WithDefault("2")
    @Positive
    int attempts();

    /// The longest a model may write at one reply.
    @WithDefault("10m")
    Duration longest();

    /// The longest text of a reply; what a model writes beyond it is cut.
    @WithDefault("100000")
    @Positive
    @Max(MOST_CHARACTERS)
    int mostCharacters();

    /// So many tokens are put aside for a reply whose length has no limit.
    @WithDefault("800")
    @Positive
    int usualTokens();

    /// How long replies under way may go on when the service is to end; others take what is left.
    @WithDefault("5s")
    Duration farewell();

    /// A reply whose order this release can't read is looked at again after so long; others take it meanwhile.
    @WithDefault("1m")
    Duration unreadablePause();

    /// When no replica could read an order for so long, its reply ends as a failure. Longer than an update takes.
    @WithDefault("15m")
    Duration unreadableKept();

    /// How long it can be seen what became of a reply.
    @WithDefault("7d")
    Duration kept();
}
