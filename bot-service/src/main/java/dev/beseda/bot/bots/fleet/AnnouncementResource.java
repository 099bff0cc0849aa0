package dev.beseda.bot.bots.fleet;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Announces all bots of the installation on command; only who runs it may say so.
@Path("/api/fleet/announcements")
@Tag(name = "Fleet")
@RolesAllowed(Roles.OWNER)
public class AnnouncementResource {
    private final Announcements announcements;
    private final Caller caller;

    AnnouncementResource(Announcements announcements, Caller caller) {
        this.announcements = announcements;
        this.caller = caller;
    }

    /// How many bots the other services hear of.
    @Schema(examples = "{\"bots\": 12}")
    public record Announced(long bots) {}

    @POST
    @Operation(
            operationId = "announceBots",
            summary = "Tells gateway and language models of all bots anew, where Kafka has lost what it knew of them")
    public Uni<Announced> announce() {
        if (!caller.runsTheInstallation()) {
            throw new ForbiddenException("Only the owner of the default workspace announces the bots of all");
        }
        return announcements.announceAll().map(Announced::new);
    }
}
