package dev.beseda.gateway.login.workspaces;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.input.NoNul;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/// New workspaces; only the owner of the default one, who runs the installation, opens them.
@Path("/api/workspaces")
@Tag(name = "Workspaces")
@RolesAllowed(Roles.OWNER)
public class WorkspaceResource {
    private final WorkspaceRunner runner;
    private final Caller caller;

    WorkspaceResource(WorkspaceRunner runner, Caller caller) {
        this.runner = runner;
        this.caller = caller;
    }

    /// What a new workspace is called.
    @Schema(examples = "{\"name\": \"Our second brand\"}")
    public record NewWorkspace(
            @NotBlank @Size(max = 100) @NoNul String name) {}

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Open a workspace and make its first owner token")
    public Uni<OpenedWorkspace> open(@NotNull @Valid NewWorkspace wanted) {
        if (!caller.runsTheInstallation()) {
            throw new ForbiddenException("Only the owner of the default workspace opens others");
        }
        return runner.open(wanted.name());
    }
}
