package dev.beseda.llm.bots;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Provider;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.providers.Probe;
import dev.beseda.llm.providers.Probe.ProbeResult;
import dev.beseda.llm.providers.rules.Endpoint;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Tries a provider of a bot for its owner, over HTTP.
@Path("/api/llm/test")
@Tag(name = "Language models")
@RolesAllowed(Roles.EDITOR)
public class ProviderTestResource {
    private final Bots bots;
    private final Chains chains;
    private final Probe probe;
    private final Caller caller;

    ProviderTestResource(Bots bots, Chains chains, Probe probe, Caller caller) {
        this.bots = bots;
        this.chains = chains;
        this.probe = probe;
        this.caller = caller;
    }

    /// @param provider its number in the bot's settings, from 0, or a provider as the settings have it
    @Schema(examples = """
                    {"bot": "01990000-0000-7000-8000-000000000000", "provider": {"provider": "demo"}}""")
    public record ProviderTest(
            @NotNull UUID bot,

            @NotNull @Valid @Schema(oneOf = {Integer.class, TestedProvider.class})
            TestedProvider provider) {}

    /// What came of it.
    ///
    /// @param address where it was asked
    /// @param millis until its reply was whole, or it was clear that there is none
    /// @param failure what sort of failure it was, such as `unauthorized`; absent when all is well
    /// @param sentence what it answered, or what is wrong
    public record Outcome(
            boolean ok,
            Kind provider,
            URI address,
            String model,
            long millis,
            @Nullable String failure,
            String sentence) {
        static Outcome of(Endpoint asked, ProbeResult result) {
            return new Outcome(
                    result.ok(),
                    asked.kind(),
                    asked.base(),
                    result.model(),
                    result.millis(),
                    result.failure().map(failure -> WireName.of(failure)).orElse(null),
                    result.sentence());
        }
    }

    @POST
    @Operation(operationId = "testProvider", summary = "Asks a provider for one word and says what it answered")
    public Uni<Outcome> test(@Valid @NotNull ProviderTest wanted) {
        return bots.get(caller.workspace(), wanted.bot())
                .map(settings -> chains.endpoint(settings.bot(), provider(settings, wanted.provider())))
                .chain(endpoint -> probe.probe(endpoint).map(result -> Outcome.of(endpoint, result)));
    }

    private Provider provider(LlmSettings settings, TestedProvider wanted) {
        if (wanted.index() != null) {
            return stored(settings, wanted.index());
        }
        if (wanted.provider() == null) {
            throw new BadField("provider.provider", "is needed, unless a stored provider is named by its number");
        }
        return given(settings, wanted, wanted.provider());
    }

    private static Provider stored(LlmSettings settings, int index) {
        if (index >= settings.providers().size()) {
            throw new BadField(
                    "provider",
                    "is %d, but the bot has %d providers of its own, counted from 0"
                            .formatted(index, settings.providers().size()));
        }
        return settings.providers().get(index);
    }

    private Provider given(LlmSettings settings, TestedProvider wanted, Kind kind) {
        if (kind == Kind.OPENAI_COMPATIBLE && wanted.baseUrl() == null) {
            throw new BadField(
                    "provider.base_url", "is needed: openai_compatible says nothing about where the server is");
        }
        var fresh = wanted.newKey().map(given -> chains.sealed(settings.bot(), given));
        var bare = wanted.toProvider(kind, Optional.empty());
        var key = fresh.or(() -> wanted.keepsKey() ? storedKey(settings, bare) : Optional.empty());
        if (key.isEmpty() && wanted.isMasked()) {
            throw new BadField(
                    "provider.api_key",
                    "is shown masked, and the bot has no key for this provider and base_url: send the key itself");
        }
        return wanted.toProvider(kind, key);
    }

    /// A key never goes to another address than the one it was given for.
    private Optional<String> storedKey(LlmSettings settings, Provider wanted) {
        return settings.providers().stream()
                .filter(stored -> chains.areSamePlace(stored, wanted))
                .flatMap(stored -> stored.sealedKey().stream())
                .findFirst();
    }
}
