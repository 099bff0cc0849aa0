package dev.beseda.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/// How many requests of one caller the gateway passes on.
@ConfigMapping(prefix = "gateway.limits")
public interface LimitsConfig {
    /// How many requests a second one API token may send, in each replica.
    @WithDefault("500")
    @Positive
    double requests();

    /// How many it may send at once before that counts.
    @WithDefault("2000")
    @Positive
    int requestsAtOnce();

    /// How many keys that open nothing are looked up for one address a second: more guesses are not looked at.
    @WithDefault("10")
    @Positive
    double guesses();

    /// How many before that counts.
    @WithDefault("200")
    @Positive
    int guessesAtOnce();

    /// The most callers and addresses that are remembered; who was not seen for the longest time is forgotten first.
    @WithDefault("20000")
    @Positive
    int mostRemembered();
}
