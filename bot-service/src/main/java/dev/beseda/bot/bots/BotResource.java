package dev.beseda.bot.bots;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.input.MergePatch;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// Bots over HTTP; they are made in `templates/NewBotResource`.
@Path("/api/bots")
@Tag(name = "Bots")
@RolesAllowed(Roles.EDITOR)
public class BotResource {
    private final Bots bots;
    private final BotRunner runner;
    private final MergePatch patches;
    private final Caller caller;

    BotResource(Bots bots, BotRunner runner, MergePatch patches, Caller caller) {
        this.bots = bots;
        this.runner = runner;
        this.patches = patches;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listBots", summary = "The bots of the workspace, oldest first")
    public Uni<Page<Bot>> list(@BeanParam PageRequest page) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> bots.page(workspace, page));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showBot", summary = "One bot")
    public Uni<Bot> show(@RestPath UUID id) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> bots.get(workspace, id));
    }

    @PUT
    @Path("{id}")
    @Operation(operationId = "replaceBot", summary = "Writes all of a bot anew; without a token the old one stays")
    public Uni<Bot> replace(@RestPath UUID id, @BeanParam IfMatch expected, @Valid @NotNull BotDraft draft) {
        return runner.change(caller.workspace(), id, draft, expected);
    }

    @PATCH
    @Path("{id}")
    @Operation(operationId = "changeBot", summary = "Changes the fields that are sent and keeps the others")
    public Uni<Bot> change(
            @RestPath UUID id,
            @BeanParam IfMatch expected,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = BotDraft.class)))
                    @NotNull
                    ObjectNode patch) {
        return runner.patch(caller.workspace(), id, now -> patches.apply(now, BotDraft.class, patch), expected);
    }

    @DELETE
    @Path("{id}")
    @ResponseStatus(202)
    @Operation(
            operationId = "deleteBot",
            summary = "Deletes a bot: it is gone at once, and what belonged to it is removed afterwards")
    public Uni<Void> delete(@RestPath UUID id, @BeanParam IfMatch expected) {
        return runner.delete(caller.workspace(), id, expected);
    }

    @POST
    @Path("{id}/activate")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "activateBot", summary = "Lets a bot answer")
    public Uni<Bot> activate(@RestPath UUID id) {
        return runner.change(caller.workspace(), id, bot -> bot.isActive = true);
    }

    @POST
    @Path("{id}/deactivate")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "deactivateBot", summary = "Silences a bot; what it is sent meanwhile stays unanswered")
    public Uni<Bot> deactivate(@RestPath UUID id) {
        return runner.change(caller.workspace(), id, bot -> bot.isActive = false);
    }
}
