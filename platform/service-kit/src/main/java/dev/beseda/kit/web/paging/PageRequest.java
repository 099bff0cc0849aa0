package dev.beseda.kit.web.paging;

import dev.beseda.kit.problems.BadField;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;

/// Which piece of a list a caller wants; a parameter of resource methods with `@BeanParam`.
///
/// @param cursor the `next` of the page before
/// @param limit the most items of one page
public record PageRequest(
        @RestQuery Optional<String> cursor, @RestQuery Optional<String> limit) {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    public int size() {
        return limit.map(PageRequest::parseLimit).orElse(USUAL);
    }

    /// How many rows to ask the database for: one more tells whether there is a next page.
    public int rows() {
        return size() + 1;
    }

    public Optional<UUID> after() {
        return after(UUID::fromString);
    }

    /// The cursor read by `parse`, whose `IllegalArgumentException` means that we never gave it out.
    public <T> Optional<T> after(Function<String, T> parse) {
        try {
            return cursor.map(parse);
        } catch (IllegalArgumentException foreign) {
            throw new BadField("cursor", "is not one of ours: take it from next");
        }
    }

    private static int parseLimit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            throw wrongLimit();
        }
        throw wrongLimit();
    }

    private static BadField wrongLimit() {
        return new BadField("limit", "must be a whole number from 1 to " + MOST);
    }
}
