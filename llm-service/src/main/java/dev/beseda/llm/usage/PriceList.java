package dev.beseda.llm.usage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.json.ForeignJson;
import dev.beseda.kit.settings.Setting;
import dev.beseda.kit.settings.WrongSetting;
import dev.beseda.llm.usage.rules.Prices;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The price list in force: the operator's own, or the one that comes with the platform. Read when the service
/// starts.
@Startup(Setting.FIRST)
@ForeignJson("the installation")
@ApplicationScoped
public class PriceList {
    private static final String OURS = "/prices/list-prices.json";

    private final Prices prices;

    PriceList(UsageConfig config, ObjectMapper json) {
        this.prices = config.prices().map(file -> theirs(file, json)).orElseGet(() -> ours(json));
        Log.infof("Prices of models: %s, checked %s", prices.source(), prices.checked());
    }

    public Prices prices() {
        return prices;
    }

    private static Prices ours(ObjectMapper json) {
        try (var list = Objects.requireNonNull(PriceList.class.getResourceAsStream(OURS), OURS)) {
            return json.readValue(list, Prices.class);
        } catch (IOException failure) {
            throw new UncheckedIOException("The price list of the platform cannot be read", failure);
        }
    }

    private static Prices theirs(String file, ObjectMapper json) {
        try {
            return json.readValue(Files.readString(Path.of(file)), Prices.class);
        } catch (JsonProcessingException wrong) {
            throw new WrongSetting("LLM_PRICES is not a price list: " + wrong.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new WrongSetting("LLM_PRICES names a file that cannot be read: " + file);
        }
    }
}
