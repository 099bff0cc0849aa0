package dev.beseda.llm.knowledge.products;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.beseda.kit.web.etags.Tagged;
import dev.beseda.llm.knowledge.rules.Price;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Something that bots may recommend.
///
/// @param bot whose it is; without one, of all bots of the workspace
/// @param priceMinor in the smallest unit of the currency, such as kopecks
/// @param importId the list of a partner that it comes from
/// @param externalId what the partner calls it
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Product(
        UUID id,
        Optional<UUID> bot,
        String name,
        String description,
        OptionalLong priceMinor,
        Optional<String> currency,
        Optional<String> url,
        List<String> tags,
        boolean available,
        Map<String, Object> attributes,
        Optional<UUID> importId,
        Optional<String> externalId,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {

    @JsonIgnore
    public Optional<Price> listed() {
        return currency.map(code -> new Price(priceMinor.orElseThrow(), code));
    }

    /// The price as people read it.
    @JsonProperty
    public Optional<String> price() {
        return listed().map(Price::text);
    }
}
