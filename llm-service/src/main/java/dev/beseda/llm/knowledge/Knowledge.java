package dev.beseda.llm.knowledge;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Finds what a bot knows about something.
@ApplicationScoped
public class Knowledge {
    /// The passages that fit best, the best first; none when nothing fits.
    public Uni<List<Passage>> passages(UUID workspace, UUID bot, String question) {
        return Uni.createFrom().item(List.of());
    }

    /// @param source what it is cited as
    public record Passage(String source, String text) {}
}
