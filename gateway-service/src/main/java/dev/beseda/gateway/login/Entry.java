package dev.beseda.gateway.login;

import dev.beseda.gateway.login.tokens.ApiToken;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// What a key opens: an API token, and the signed identities by which its owner is known to services, one for each.
public final class Entry {
    private final ApiToken token;
    private final Identities identities;
    private final Map<String, String> signed = new ConcurrentHashMap<>();

    Entry(ApiToken token, Identities identities) {
        this.token = token;
        this.identities = identities;
    }

    public UUID token() {
        return token.id();
    }

    /// A word that only `service` takes.
    public String identityFor(String service) {
        return signed.computeIfAbsent(service, name -> identities.sign(token, name));
    }
}
