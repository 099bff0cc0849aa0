package dev.beseda.llm.knowledge.products;

import com.google.re2j.Pattern;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.input.NoNul;
import dev.beseda.llm.knowledge.rules.Price;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an owner writes about a product.
///
/// @param bot whose it is; by default of all bots of the workspace
/// @param priceMinor in the smallest unit of the currency, such as kopecks; absent when it is told on request
/// @param currency an ISO 4217 code
/// @param available by default true
/// @param attributes anything else that people may ask about
@Schema(examples = """
                {"name": "Курс Java", "description": "Шесть месяцев с наставником", "price_minor": 199000, \
                "currency": "RUB", "url": "https://example.com/java", "available": true, \
                "attributes": {"level": "с нуля"}}""")
public record ProductDraft(
        @Nullable UUID bot,
        @NotBlank @Size(max = 200) @NoNul String name,
        @Size(max = 4000) @NoNul @Nullable String description,
        @PositiveOrZero @Nullable Long priceMinor,
        @Nullable String currency,
        @Size(max = 2000) @NoNul @Nullable String url,
        @Size(max = 50) @Nullable List<@NotNull @NotBlank @Size(max = 100) @NoNul String> tags,
        @Nullable Boolean available,
        @Size(max = 100) @Nullable Map<String, Object> attributes) {
    private static final int LONGEST_ATTRIBUTES = 10_000;
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    /// Looks at what no constraint of a single field can tell.
    void check() {
        if ((priceMinor == null) != (currency == null)) {
            throw new BadField(currency == null ? "currency" : "price_minor", "is needed: a price has a currency");
        }
        if (currency != null && !Price.isCurrency(currency)) {
            throw new BadField("currency", "must be an ISO 4217 code such as RUB");
        }
        var written = attributesJson().encode();
        if (written.length() > LONGEST_ATTRIBUTES || written.contains("\\u0000")) {
            throw new BadField("attributes", "must be at most %d characters without NUL".formatted(LONGEST_ATTRIBUTES));
        }
        if (url != null && !isAddress(url)) {
            throw new BadField("url", "must begin with https:// or http://");
        }
    }

    /// Whether people can be led there.
    public static boolean isAddress(String url) {
        return ADDRESS.matches(url);
    }

    public JsonObject attributesJson() {
        return attributes == null ? new JsonObject() : new JsonObject(attributes);
    }

    public String descriptionOrNone() {
        return Objects.requireNonNullElse(description, "");
    }

    public boolean isAvailable() {
        return Objects.requireNonNullElse(available, true);
    }

    public List<String> tagList() {
        return Objects.requireNonNullElse(tags, List.of());
    }
}
