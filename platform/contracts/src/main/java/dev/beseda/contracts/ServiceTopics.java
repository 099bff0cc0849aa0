package dev.beseda.contracts;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a service reads and writes in Kafka. A broker that asks for passwords lets it do nothing else, but look which
/// topics there are, and make those of the platform that are missing.
///
/// @param service its name and that of its user: `bot`
/// @param writes  the topics it writes to, besides the dead letters of what it reads
public record ServiceTopics(String service, Set<String> writes, Set<String> reads) {
    /// A service that says nothing yet and hears nothing is there, too: it watches over the topics.
    public static List<ServiceTopics> all() {
        return List.of(
                new ServiceTopics("gateway", Set.of(Topics.TELEGRAM_UPDATES), Set.of(Topics.BOTS_REGISTRY)),
                new ServiceTopics(
                        "bot",
                        Set.of(
                                Topics.TELEGRAM_UPDATES,
                                Topics.TELEGRAM_EVENTS,
                                Topics.LLM_COMMANDS,
                                Topics.BILLING_COMMANDS,
                                Topics.PAYMENT_COMMANDS,
                                Topics.BOTS_REGISTRY,
                                Topics.BOTS_LLM),
                        Set.of(
                                Topics.TELEGRAM_UPDATES,
                                Topics.TELEGRAM_COMMANDS,
                                Topics.LLM_EVENTS,
                                Topics.LLM_HINTS,
                                Topics.BILLING_EVENTS,
                                Topics.PAYMENT_EVENTS)),
                new ServiceTopics(
                        "llm",
                        Set.of(Topics.LLM_EVENTS, Topics.LLM_HINTS),
                        Set.of(Topics.LLM_COMMANDS, Topics.BOTS_LLM)),
                new ServiceTopics("generation", Set.of(), Set.of()),
                new ServiceTopics("campaign", Set.of(), Set.of()),
                new ServiceTopics(
                        "billing",
                        Set.of(Topics.BILLING_EVENTS, Topics.PAYMENT_EVENTS),
                        Set.of(Topics.BILLING_COMMANDS, Topics.PAYMENT_COMMANDS)));
    }

    /// Everything it may write to: who can't handle a message writes it to the dead letters of its topic.
    public Set<String> written() {
        var declared = Topics.all().stream().map(Topics.Topic::name).collect(toSet());
        var dead = reads.stream().map(Topics::dead).filter(declared::contains);
        return Stream.concat(writes.stream(), dead).collect(toSet());
    }

    /// What the names of its consumer groups begin with.
    public String groups() {
        return service + "-service";
    }
}
