package dev.beseda.bot.retention;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// How long a workspace keeps things, over HTTP.
@Path("/api/retention")
@Tag(name = "Retention")
@RolesAllowed(Roles.OWNER)
public class RetentionResource {
    private final Retentions retentions;
    private final Caller caller;

    RetentionResource(Retentions retentions, Caller caller) {
        this.retentions = retentions;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "showRetention", summary = "How many days messages, conversations and people are kept")
    public Uni<Retention> show() {
        return retentions.get(caller.workspace());
    }

    @PUT
    @Operation(
            operationId = "replaceRetention",
            summary = "Says how many days they are kept; what is older goes within a day")
    public Uni<Retention> replace(@Valid @NotNull Retention.Wanted wanted) {
        var workspace = caller.workspace();
        return retentions.save(workspace, Optional.ofNullable(wanted.days())).chain(() -> retentions.get(workspace));
    }
}
