package dev.beseda.bot.retention;

import dev.beseda.bot.people.PersonRemoval;
import dev.beseda.kit.Chunks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Has people forgotten who have no conversation any more.
@ApplicationScoped
class PersonCleaner {
    private final PersonRemoval people;
    private final RetentionConfig config;
    private final Deleted deleted;

    PersonCleaner(PersonRemoval people, RetentionConfig config, Deleted deleted) {
        this.people = people;
        this.config = config;
        this.deleted = deleted;
    }

    Uni<Void> clean() {
        return Chunks.from(
                PersonRemoval.FIRST,
                after -> people.forget(after, config.days())
                        .invoke(forgotten -> deleted.rows("person", forgotten.people()))
                        .map(PersonRemoval.Forgotten::next));
    }
}
