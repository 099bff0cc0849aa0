package dev.beseda.kit.web.etags;

import dev.beseda.kit.problems.PreconditionFailed;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;

/// What a caller has seen of the thing it changes; a parameter of resource methods with `@BeanParam`. The check belongs
/// into the transaction that makes the change, after the row was locked.
///
/// @param tags the header `If-Match`: the `ETag` of what was seen; without it the change is made in any case
public record IfMatch(
        @RestHeader(NAME)
        @Parameter(description = "The ETag of what you have seen: if it was changed meanwhile, the answer is 412")
        Optional<String> tags) {
    static final String NAME = "If-Match";

    /// For changes that do not come over HTTP.
    public static final IfMatch ANYTHING = new IfMatch(Optional.empty());

    /// Whether the caller wants to change only what it has seen.
    public boolean isGiven() {
        return tags.isPresent();
    }

    /// Fails with [PreconditionFailed] when the thing is not what the caller has seen.
    ///
    /// @param now the thing as callers are shown it
    public void check(Tagged now) {
        if (tags.filter(sent -> !EntityTag.of(now).isAmong(sent)).isPresent()) {
            throw new PreconditionFailed();
        }
    }
}
