package dev.beseda.bot.conversations.requests;

import dev.beseda.bot.scenarios.rules.Addresses;
import dev.beseda.kit.http.OutboundRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/// The rules by which scenarios ask servers: the same when one is published and when it runs.
class RequestRules {
    @Produces
    @Singleton
    OutboundRules rules(RequestsConfig config) {
        return new OutboundRules(
                config.ports(),
                config.allowedHosts().orElse(Set.of()),
                config.connectTimeout(),
                config.timeout(),
                Math.toIntExact(config.largestRequest().asLongValue()),
                Math.toIntExact(config.largestAnswer().asLongValue()));
    }

    @Produces
    @Singleton
    Addresses addresses(OutboundRules rules) {
        return new Addresses(rules::refusal, rules.trusted());
    }
}
