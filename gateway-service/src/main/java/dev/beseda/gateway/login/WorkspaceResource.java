package dev.beseda.gateway.login;

import dev.beseda.kit.Ids;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Role;
import dev.beseda.kit.identity.Roles;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// New workspaces; only the owner of the default one, who runs the installation, makes them.
@Path("/api/workspaces")
@Tag(name = "Workspaces")
@RolesAllowed(Roles.OWNER)
public class WorkspaceResource {
    private final Workspaces workspaces;
    private final ApiTokens tokens;
    private final Caller caller;
    private final Clock clock;

    WorkspaceResource(Workspaces workspaces, ApiTokens tokens, Caller caller, Clock clock) {
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.caller = caller;
        this.clock = clock;
    }

    /// What a new workspace is called.
    public record NewWorkspace(@NotBlank @Size(max = 100) String name) {}

    /// A workspace just made, with the key of its first owner for this one time.
    public record OpenedWorkspace(UUID id, String name, Instant createdAt, MintedToken owner) {}

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Open a workspace and make its first owner token")
    public Uni<OpenedWorkspace> open(@NotNull @Valid NewWorkspace wanted) {
        if (!caller.workspace().equals(Workspace.DEFAULT)) {
            throw new ForbiddenException("Only the owner of the default workspace opens others");
        }
        var workspace = new Workspace(Ids.next(), wanted.name(), clock.instant());
        var key = Key.random();
        var owner = new ApiToken(Ids.next(), workspace.id(), "first owner", Role.OWNER, workspace.createdAt());
        return Panache.withTransaction(() -> workspaces.add(workspace).chain(() -> tokens.add(owner, key.hash())))
                .replaceWith(() -> opened(workspace, MintedToken.of(owner, key)));
    }

    private static OpenedWorkspace opened(Workspace workspace, MintedToken owner) {
        return new OpenedWorkspace(workspace.id(), workspace.name(), workspace.createdAt(), owner);
    }
}
