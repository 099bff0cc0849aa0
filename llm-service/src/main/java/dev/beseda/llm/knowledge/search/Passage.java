package dev.beseda.llm.knowledge.search;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// A passage that was found.
///
/// @param product whose it is, if it tells of one
/// @param url where people can read more
public record Passage(
        UUID id,
        Optional<UUID> product,
        String title,
        String heading,
        OptionalInt page,
        Optional<String> url,
        String text) {

    /// What it is cited as: `Handbook › Delivery, p. 3`.
    public String source() {
        var place = title.equals(heading) || heading.isBlank() ? title : title + " › " + heading;
        var paged = page.isPresent() ? place + ", p. " + page.getAsInt() : place;
        return url.map(address -> paged + " (" + address + ")").orElse(paged);
    }
}
