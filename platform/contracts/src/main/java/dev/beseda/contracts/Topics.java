package dev.beseda.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every Kafka topic of the platform: its partitions, how long it keeps messages and where its dead letters go.
public final class Topics {
    /// Raw Telegram updates as they came in; key: bot and chat.
    public static final String TELEGRAM_UPDATES = "telegram.updates";
    /// Orders of other services to send something to Telegram; key: the bot.
    public static final String TELEGRAM_COMMANDS = "telegram.commands";
    /// What became of sends; key: the bot.
    public static final String TELEGRAM_EVENTS = "telegram.events";

    public static final String LLM_COMMANDS = "llm.commands";
    public static final String LLM_EVENTS = "llm.events";
    /// What can be shown of replies while they are written; worth nothing a moment later.
    public static final String LLM_HINTS = "llm.hints";
    public static final String GENERATION_COMMANDS = "generation.commands";
    public static final String GENERATION_EVENTS = "generation.events";
    public static final String BILLING_COMMANDS = "billing.commands";
    public static final String BILLING_EVENTS = "billing.events";
    public static final String PAYMENT_COMMANDS = "payments.commands";
    public static final String PAYMENT_EVENTS = "payments.events";
    public static final String CAMPAIGN_EVENTS = "campaign.events";
    public static final String ANALYTICS_EVENTS = "analytics.events";
    /// The newest registration of every bot, compacted; key: the bot.
    public static final String BOTS_REGISTRY = "bots.registry";
    /// How every bot talks, compacted; key: the bot.
    public static final String BOTS_LLM = "bots.llm";

    private static final int PARTITIONS = 4;
    private static final String DEAD_SUFFIX = ".dead";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private Topics() {}

    /// How one topic is made: a topic that is compacted keeps the newest message of a key for ever.
    public record Topic(String name, int partitions, Duration retention, boolean compacted) {

        /// What Kafka is told of it.
        public Map<String, String> settings() {
            return compacted
                    ? Map.of("cleanup.policy", "compact")
                    : Map.of("retention.ms", Long.toString(retention.toMillis()));
        }
    }

    /// All topics with their dead-letter topics, in the order they are made.
    public static List<Topic> all() {
        var working = List.of(
                busy(TELEGRAM_UPDATES),
                busy(TELEGRAM_COMMANDS),
                busy(TELEGRAM_EVENTS),
                busy(LLM_COMMANDS),
                busy(LLM_EVENTS),
                busy(GENERATION_COMMANDS),
                busy(GENERATION_EVENTS),
                busy(BILLING_COMMANDS),
                busy(BILLING_EVENTS),
                busy(PAYMENT_COMMANDS),
                busy(PAYMENT_EVENTS),
                busy(CAMPAIGN_EVENTS),
                busy(ANALYTICS_EVENTS));
        var dead = working.stream().map(topic -> new Topic(dead(topic.name()), 1, MONTH, false));
        var hints = new Topic(LLM_HINTS, PARTITIONS, HOUR, false);
        var registries = Stream.of(BOTS_REGISTRY, BOTS_LLM).map(name -> new Topic(name, 1, WEEK, true));
        return Stream.of(working.stream(), Stream.of(hints), dead, registries)
                .flatMap(topics -> topics)
                .toList();
    }

    /// Where messages of `topic` go that could not be handled.
    public static String dead(String topic) {
        return topic + DEAD_SUFFIX;
    }

    private static Topic busy(String name) {
        return new Topic(name, PARTITIONS, WEEK, false);
    }
}
