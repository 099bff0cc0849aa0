package dev.beseda.journeys.platform;

import dev.beseda.local.stack.settings.PlatformService;
import dev.beseda.local.stack.settings.StackSettings;
import org.jspecify.annotations.Nullable;

/// The platforms of several journeys: each is started when the first one enters, and stops with this JVM.
enum CommonPlatform {
    SHARED,
    BREAKABLE,
    REPLICATED;

    /// So few that one replica alone has no place for all replies.
    private static final String PLACES = "10";

    private static final String NO_LIMIT = "1000000";

    private @Nullable TestPlatform platform;

    synchronized TestPlatform enter() {
        var standing = platform == null ? start() : platform;
        platform = standing;
        return standing;
    }

    private TestPlatform start() {
        return switch (this) {
            case SHARED -> TestPlatform.start("shared", CommonPlatform::shared);
            case BREAKABLE -> TestPlatform.start("breakable", CommonPlatform::breakable);
            case REPLICATED -> TestPlatform.startBehindFaultyLines("replicated", CommonPlatform::replicated);
        };
    }

    /// The fuzzer's attackers have one address and few keys: who is sent away for that has tried nothing.
    private static StackSettings shared(StackSettings settings) {
        return talking(settings)
                .with("BOT_REQUESTS_ALLOWED_HOSTS", "localhost")
                .with("KNOWLEDGE_ALLOWED_HOSTS", "127.0.0.1")
                .with("GATEWAY_LIMITS_REQUESTS_AT_ONCE", NO_LIMIT)
                .with("GATEWAY_LIMITS_GUESSES_AT_ONCE", NO_LIMIT);
    }

    private static StackSettings breakable(StackSettings settings) {
        return settings.with("BOT_TELEGRAM_TIMEOUT", TestPlatform.CALL.toSeconds() + "s")
                .with("TELEGRAM_BOT_TOKEN", TestPlatform.FIRST_BOT);
    }

    private static StackSettings replicated(StackSettings settings) {
        return talking(settings)
                .withReplicas(PlatformService.GATEWAY, 2)
                .withReplicas(PlatformService.BOT, 2)
                .withReplicas(PlatformService.LLM, 2)
                .with("BOT_REQUESTS_ALLOWED_HOSTS", "localhost")
                .with("BOT_REQUESTS_LEASE", "11s")
                .with("BOT_TELEGRAM_TIMEOUT", "5s")
                .with("LLM_REPLIES_MOST_AT_ONCE", PLACES)
                .with("QUARKUS_SHUTDOWN_DELAY", "5s");
    }

    /// Bots may name the simulator's language models, and one that is silent is soon given up.
    private static StackSettings talking(StackSettings settings) {
        return settings.with("LLM_ALLOWED_HOSTS", "127.0.0.1").with("LLM_PROVIDERS_TIMEOUTS_FIRST_TOKEN_LOCAL", "5s");
    }
}
