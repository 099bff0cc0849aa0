package dev.beseda.llm.knowledge.products.imports;

import dev.beseda.kit.http.Origin;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the list of a partner is fetched and read.
///
/// @param bot whose the products are; by default of all bots of the workspace
/// @param key sent with each request. An import that exists keeps its key when none is sent, as long as server and
/// header stay the same; an empty text takes it away
/// @param keyHeader the header that carries the key; by default Authorization, so the key is like `Bearer abc`
/// @param listPointer where in the answer the list is; by default the answer is the list
/// @param everyMinutes how often it is fetched; by default only when somebody says so
@Schema(examples = """
                {"name": "Shop", "url": "https://shop.example.com/api/products", "key": "Bearer abc", \
                "key_header": "Authorization", "list_pointer": "/items", "every_minutes": 60, \
                "fields": {"id": "/id", "name": "/title", "price": "/price/amount", "currency": "/price/currency", \
                "url": "/link", "attributes": {"colour": "/colour"}}}""")
public record ImportDraft(
        @Nullable UUID bot,
        @NotBlank @Size(max = 100) @NoNul String name,
        @NotBlank @Size(max = 2000) @NoNul String url,

        @Pattern(regexp = "[\\x20-\\x7e]{0,1000}", message = "must be at most 1000 printable ASCII characters")
        @Schema(writeOnly = true)
        @Nullable
        String key,

        @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "must be the name of a header such as X-Api-Key") @Nullable
        String keyHeader,

        @Pattern(regexp = FieldPointers.POINTER, message = FieldPointers.MESSAGE) @Size(max = 200) @Nullable
        String listPointer,

        @Valid @NotNull FieldPointers fields,
        @Min(15) @Max(100_000) @Nullable Integer everyMinutes) {
    private static final String USUAL_HEADER = "Authorization";

    Optional<String> newKey() {
        return Optional.ofNullable(key).filter(some -> !some.isEmpty());
    }

    /// Fails when the key of `stored` would go where it was not given for: to another server, or in another header.
    void mustFit(ProductImport stored) {
        boolean fits = Origin.areSame(stored.url(), url) && stored.keyHeader().equalsIgnoreCase(header());
        if (key == null && stored.hasKey() && !fits) {
            var given = Origin.of(stored.url()).map(Origin::toString).orElseGet(stored::url);
            throw new BadField(
                    "key",
                    "is needed again: the stored one is for %s and the header %s. Send the key, or an empty one to take it away"
                            .formatted(given, stored.keyHeader()));
        }
    }

    /// Whether the import shall have no key, or another one.
    boolean changesKey() {
        return key != null;
    }

    String header() {
        return Objects.requireNonNullElse(keyHeader, USUAL_HEADER);
    }

    String list() {
        return Objects.requireNonNullElse(listPointer, "");
    }

    /// The key stays out of logs and messages.
    @Override
    public String toString() {
        return "ImportDraft[name=" + name + "]";
    }
}
