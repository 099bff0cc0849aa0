package dev.beseda.bot.conversations.migrations;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Moving the conversations of a scenario over HTTP.
@Path("/api/scenarios")
@Tag(name = "Scenarios")
@RolesAllowed(Roles.EDITOR)
public class MigrationResource {
    private final Migrator migrator;
    private final Caller caller;

    MigrationResource(Migrator migrator, Caller caller) {
        this.migrator = migrator;
        this.caller = caller;
    }

    /// @param moved conversations that go on in the live version
    /// @param stayed those that stand at a step it does not have, or that does something else there
    public record MigrationView(int moved, int stayed) {}

    @POST
    @Path("{id}/migrate")
    @Operation(
            operationId = "migrateConversations",
            summary = "Moves conversations of older versions to the live one, where it still has their step")
    public Uni<MigrationView> migrate(@RestPath UUID id, @Valid @NotNull MigrationDraft draft) {
        return migrator.migrate(caller.workspace(), id, Optional.ofNullable(draft.from()))
                .map(outcome -> new MigrationView(outcome.moved(), outcome.stayed()));
    }
}
