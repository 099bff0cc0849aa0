package dev.beseda.llm.bots.rules;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Provider;
import dev.beseda.contracts.llm.LlmSettings.Sampling;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Endpoint.ApiKey;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// What the installation has for its bots. Its own keys go to its own addresses only.
///
/// @param standards what it has of each kind of provider
/// @param allowedHosts servers, as `host` or `host:port`, that owners may name wherever they are
public record Installation(Map<Kind, Standard> standards, Set<String> allowedHosts) {
    /// Whom bots ask that name nobody, if they are offered.
    private static final List<Kind> ORDER =
            List.of(Kind.MISTRAL, Kind.OPENAI, Kind.GEMINI, Kind.GROQ, Kind.OPENROUTER, Kind.OLLAMA, Kind.LLAMA_CPP);

    private static final Sampling UNSAID =
            new Sampling(OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of());
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public Installation {
        standards = Map.copyOf(standards);
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /// A provider as the installation has it.
    ///
    /// @param trusted whether its address is known to be good
    /// @param offered whether bots that name nobody ask it
    public record Standard(URI base, Optional<ApiKey> key, String model, boolean trusted, boolean offered) {}

    /// A provider of which the operator may have said where it is, its key and its model. It is offered to bots when it
    /// can be used: with a key, or, where none is needed, with an address.
    public static Standard standard(Kind kind, Optional<URI> named, Optional<ApiKey> key, Optional<String> model) {
        return new Standard(
                named.map(address -> ProviderDefaults.base(kind, address)).orElseGet(() -> ProviderDefaults.base(kind)),
                key,
                model.orElseGet(() -> ProviderDefaults.model(kind)),
                named.isPresent() || ProviderDefaults.isPublic(kind),
                ProviderDefaults.isPublic(kind) ? key.isPresent() : named.isPresent());
    }

    /// Whom a bot asks that names nobody; at least the built-in one.
    public List<Endpoint> chain() {
        var offered = ORDER.stream()
                .filter(kind -> standard(kind).offered())
                .map(kind -> endpoint(named(kind), Optional.empty()))
                .toList();
        return offered.isEmpty() ? List.of(endpoint(named(Kind.DEMO), Optional.empty())) : offered;
    }

    /// Whom a bot asks that names `provider`.
    ///
    /// @param own the key that the owner gave, opened
    public Endpoint endpoint(Provider provider, Optional<ApiKey> own) {
        var standard = standard(provider.kind());
        var base = base(provider);
        boolean isStandard = base.equals(standard.base());
        boolean borrows = isStandard && provider.sealedKey().isEmpty();
        return new Endpoint(
                provider.kind(),
                base,
                borrows ? standard.key() : own,
                provider.model().isEmpty() ? standard.model() : provider.model(),
                provider.sampling(),
                isStandard && standard.trusted() || isAllowed(base));
    }

    /// Where `provider` is asked.
    public URI base(Provider provider) {
        return provider.baseUrl()
                .map(address -> ProviderDefaults.base(provider.kind(), URI.create(address)))
                .orElseGet(() -> standard(provider.kind()).base());
    }

    private Standard standard(Kind kind) {
        return Objects.requireNonNullElseGet(
                standards.get(kind), () -> standard(kind, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private boolean isAllowed(URI base) {
        var host = String.valueOf(base.getHost())
                .toLowerCase(Locale.ROOT)
                .replace("[", "")
                .replace("]", "");
        int usualPort = "https".equalsIgnoreCase(base.getScheme()) ? HTTPS : HTTP;
        int port = base.getPort() < 0 ? usualPort : base.getPort();
        return allowedHosts.contains(host) || allowedHosts.contains(host + ":" + port);
    }

    private static Provider named(Kind kind) {
        return new Provider(kind, Optional.empty(), Optional.empty(), "", UNSAID);
    }
}
