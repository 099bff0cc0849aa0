package dev.beseda.bot.scenarios.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.kit.json.ForeignJson;
import dev.beseda.kit.problems.BadField;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The settings of a bot as a file tells them: the same fields that the API has, and no secrets.
@ForeignJson("what owners send")
@ApplicationScoped
public class SettingsForm {
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Validator validator;

    SettingsForm(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    public Map<String, Object> write(BotSettings settings) {
        var fields = new LinkedHashMap<String, Object>();
        json.convertValue(settings.withoutKeys(), OBJECT).forEach((name, value) -> {
            if (value != null) {
                fields.put(name, sorted(value));
            }
        });
        return fields;
    }

    BotSettings read(Map<?, ?> written) {
        var settings = converted(written);
        refuseKeys(settings);
        validator.validate(settings).stream().findFirst().ifPresent(wrong -> {
            var field = SnakeCaseStrategy.INSTANCE.translate(String.valueOf(wrong.getPropertyPath()));
            throw new BadField("settings." + field, wrong.getMessage());
        });
        return settings;
    }

    private static void refuseKeys(BotSettings settings) {
        if (settings.llm() == null) {
            return;
        }
        var providers = settings.llm().providers();
        for (int at = 0; at < providers.size(); at++) {
            if (providers.get(at) != null && providers.get(at).apiKey() != null) {
                throw new BadField(
                        "settings.llm.providers[%d].api_key".formatted(at),
                        "does not belong in a file: the bot keeps the key it has; give it another in its settings");
            }
        }
    }

    private BotSettings converted(Map<?, ?> written) {
        try {
            return json.convertValue(written, BotSettings.class);
        } catch (IllegalArgumentException wrong) {
            if (wrong.getCause() instanceof JsonMappingException mapping) {
                boolean unknown = mapping instanceof UnrecognizedPropertyException;
                throw new BadField(field(mapping), unknown ? "is not a known field" : "has a value that can't be used");
            }
            throw new BadField("settings", "can't be read");
        }
    }

    private static String field(JsonMappingException wrong) {
        var field = new StringBuilder("settings");
        for (var step : wrong.getPath()) {
            field.append(step.getFieldName() == null ? "[%d]".formatted(step.getIndex()) : "." + step.getFieldName());
        }
        return field.toString();
    }

    /// Objects by their fields, so that a bot is always written the same way.
    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                var fields = new TreeMap<String, Object>();
                object.forEach((name, inner) -> {
                    if (inner != null) {
                        fields.put(String.valueOf(name), sorted(inner));
                    }
                });
                yield fields;
            }
            case List<?> list -> list.stream().map(SettingsForm::sorted).toList();
            default -> value;
        };
    }
}
