package dev.beseda.llm.knowledge.products.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where in an item of a partner's list the fields of a product are: JSON pointers such as `/price/amount`.
///
/// @param id what the partner calls the product; it stays the same from run to run
/// @param price a number, or a text with a number
/// @param priceUnit whether the price is in roubles or in kopecks; by default major: roubles
/// @param currency where the ISO 4217 code is
/// @param usualCurrency the code where no pointer leads to one
/// @param tags a list of texts
/// @param available true or false, or a number of pieces; without a pointer all are available
/// @param attributes anything else, by the name it is to have
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldPointers(
        @NotNull @Pattern(regexp = POINTER, message = MESSAGE) @Size(max = 200)
        String id,

        @NotNull @Pattern(regexp = POINTER, message = MESSAGE) @Size(max = 200)
        String name,

        @Pattern(regexp = POINTER, message = MESSAGE) @Size(max = 200) @Nullable
        String description,

        @Pattern(regexp = POINTER, message = MESSAGE) @Size(max = 200) @Nullable
        String price,

        @Nullable Unit priceUnit,

        @Pattern(regexp = POINTER, message = MESSAGE) @Size(max = 200) @Nullable
        String currency,

        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as RUB") @Nullable
        String usualCurrency,

        @Pattern(regexp = POINTER, message = MESSAGE) @Size(max = 200) @Nullable
        String url,

        @Pattern(regexp = POINTER, message = MESSAGE) @Size(max = 200) @Nullable
        String tags,

        @Pattern(regexp = POINTER, message = MESSAGE) @Size(max = 200) @Nullable
        String available,

        @Size(max = 30) @Nullable
        Map<
                        @Size(min = 1, max = 100) @NoNul String,
                        @NotNull @Pattern(regexp = POINTER, message = MESSAGE) @Size(max = 200) String>
                attributes) {
    /// Empty, or parts that begin with a slash; `~` only as `~0` and `~1`. No group is repeated: Java would call
    /// itself for each character.
    static final String POINTER = "(?![^\\x00]*~(?![01]))(/[^\\x00]*)?";

    static final String MESSAGE = "must be a JSON pointer such as /price/amount";

    /// What a price is counted in.
    public enum Unit {
        @JsonProperty("major")
        MAJOR,
        @JsonProperty("minor")
        MINOR
    }

    Map<String, String> others() {
        return Optional.ofNullable(attributes).orElse(Map.of());
    }
}
