package dev.beseda.bot.bots.llm;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.problems.BadField;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// How a bot talks, as it is stored: the keys of its providers are sealed, and shown masked.
///
/// @param shown as its owner may see it
/// @param keys of the providers, in their order
public record StoredLlmSettings(BotLlm shown, List<Optional<String>> keys) {
    /// A bot whose owner has said nothing.
    public static final StoredLlmSettings UNSAID = new StoredLlmSettings(BotLlm.OFF, List.of());

    private static final String KEYS = "sealed_keys";
    private static final StoredJson<BotLlm> JSON = StoredJson.of(BotLlm.class);

    public StoredLlmSettings {
        keys = List.copyOf(keys);
    }

    /// A stored key, and whose it is.
    private record Spare(NamedProvider owner, String sealed) {
        boolean fits(NamedProvider wanted) {
            return owner.isWhere(wanted)
                    && (!wanted.isMasked() || String.valueOf(wanted.apiKey()).equals(owner.apiKey()));
        }
    }

    /// What the owner wants now. A provider that comes without a new key keeps the one it has here, at the same
    /// address: a key never follows a provider to another server.
    public StoredLlmSettings become(BotLlm wanted, UnaryOperator<String> sealing) {
        var spares = new ArrayList<>(spares());
        var providers = new ArrayList<NamedProvider>();
        var sealedKeys = new ArrayList<Optional<String>>();
        for (var provider : wanted.providers()) {
            var fresh = provider.newKey()
                    .map(key -> new Spare(provider.withKey(NamedProvider.mask(key)), sealing.apply(key)));
            var key = fresh.or(() -> kept(provider, providers.size(), spares));
            providers.add(
                    provider.withKey(key.map(spare -> spare.owner().apiKey()).orElse(null)));
            sealedKeys.add(key.map(Spare::sealed));
        }
        return new StoredLlmSettings(wanted.with(providers), sealedKeys);
    }

    private static Optional<Spare> kept(NamedProvider provider, int place, List<Spare> spares) {
        if (provider.apiKey() != null && !provider.isMasked()) {
            return Optional.empty();
        }
        var found = spares.stream().filter(spare -> spare.fits(provider)).findFirst();
        found.ifPresent(spares::remove);
        if (found.isEmpty() && provider.isMasked()) {
            throw new BadField(
                    "llm.providers[%d].api_key".formatted(place),
                    "is shown masked, and the bot has no such key for this provider and base_url: send the key itself");
        }
        return found;
    }

    private List<Spare> spares() {
        return IntStream.range(0, keys.size())
                .boxed()
                .flatMap(at ->
                        keys.get(at).map(key -> new Spare(shown.providers().get(at), key)).stream())
                .toList();
    }

    /// The same with keys that are sealed anew.
    public StoredLlmSettings resealed(UnaryOperator<String> resealing) {
        return new StoredLlmSettings(
                shown, keys.stream().map(key -> key.map(resealing)).toList());
    }

    public LlmSettings toContract(UUID bot, UUID workspace, long version) {
        var providers = IntStream.range(0, shown.providers().size())
                .mapToObj(at -> shown.providers().get(at).toContract(keys.get(at)))
                .toList();
        return new LlmSettings(
                bot,
                workspace,
                version,
                providers,
                shown.systemPrompt(),
                shown.memory(),
                shown.manner(),
                shown.limits());
    }

    /// In the form in which it is stored.
    public JsonObject write() {
        var sealed = new JsonArray();
        keys.forEach(key -> sealed.add(key.orElse("")));
        return new JsonObject(JSON.write(shown)).put(KEYS, sealed);
    }

    /// Empty for a bot whose owner has said nothing.
    public static Optional<StoredLlmSettings> read(JsonObject stored) {
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        var shown = stored.copy();
        var sealed = (JsonArray) shown.remove(KEYS);
        var keys = sealed.stream()
                .map(String::valueOf)
                .map(key -> Optional.of(key).filter(some -> !some.isEmpty()))
                .toList();
        return Optional.of(new StoredLlmSettings(JSON.read(shown.encode()), keys));
    }
}
