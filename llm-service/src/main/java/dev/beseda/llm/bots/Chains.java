package dev.beseda.llm.bots;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Provider;
import dev.beseda.kit.secrets.ExchangeKey;
import dev.beseda.kit.secrets.SealedField;
import dev.beseda.kit.secrets.SecretCipher;
import dev.beseda.kit.settings.Setting;
import dev.beseda.llm.bots.InstallationConfig.Given;
import dev.beseda.llm.bots.rules.Installation;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Endpoint.ApiKey;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Whom a bot asks: its own providers, or those of the installation, or the built-in one. Made at the start, so that
/// wrong settings stop it.
@Startup(Setting.FIRST)
@ApplicationScoped
public class Chains {
    private final Installation installation;
    private final SecretCipher cipher;

    Chains(InstallationConfig config, @ExchangeKey SecretCipher cipher) {
        this.installation = installation(config);
        this.cipher = cipher;
        Log.infof("Bots without providers of their own ask %s", shown(installation.chain()));
    }

    /// At least one.
    public List<Endpoint> of(LlmSettings settings) {
        return settings.providers().isEmpty()
                ? installation.chain()
                : settings.providers().stream()
                        .map(provider -> endpoint(settings.bot(), provider))
                        .toList();
    }

    public Endpoint endpoint(UUID bot, Provider provider) {
        return installation.endpoint(provider, provider.sealedKey().flatMap(key -> opened(bot, key)));
    }

    /// A key as settings carry it.
    String sealed(UUID bot, String key) {
        return cipher.sealText(key, keyOf(bot));
    }

    private static SealedField keyOf(UUID bot) {
        return new SealedField(LlmSettings.SEALED_FOR, bot);
    }

    /// Whether two are the same kind of provider at the same address, so that a key of the one may go to the other.
    boolean areSamePlace(Provider one, Provider other) {
        return one.kind() == other.kind() && installation.base(one).equals(installation.base(other));
    }

    /// Without its key a provider says no, and the next one of the chain is asked.
    private Optional<ApiKey> opened(UUID bot, String sealed) {
        try {
            return Optional.of(new ApiKey(cipher.openText(sealed, keyOf(bot))));
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            Log.errorf("The key of a provider can't be opened: %s", wrong.getMessage());
            return Optional.empty();
        }
    }

    private static Installation installation(InstallationConfig config) {
        var standards = new EnumMap<Kind, Installation.Standard>(Kind.class);
        config.providers().forEach((kind, given) -> standards.put(kind, standard(kind, given)));
        return new Installation(standards, config.allowedHosts().orElse(Set.of()));
    }

    private static Installation.Standard standard(Kind kind, Given given) {
        return Installation.standard(
                kind,
                given.url().map(url -> address(kind, url)),
                given.key().map(String::strip).map(ApiKey::new),
                given.model());
    }

    private static URI address(Kind kind, String url) {
        return new Setting(kind + "_URL", url).httpAddress();
    }

    private static List<String> shown(List<Endpoint> chain) {
        return chain.stream()
                .map(endpoint -> "%s %s".formatted(endpoint.base(), endpoint.model()))
                .toList();
    }
}
