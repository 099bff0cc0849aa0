package dev.beseda.bot.bots;

import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.etags.IfMatch;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// The settings of a bot over HTTP.
@Path("/api/bots")
@Tag(name = "Bots")
public class BotSettingsResource {
    private final Bots bots;
    private final BotRunner runner;
    private final Caller caller;

    BotSettingsResource(Bots bots, BotRunner runner, Caller caller) {
        this.bots = bots;
        this.runner = runner;
        this.caller = caller;
    }

    @GET
    @Path("{id}/settings")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showBotSettings", summary = "The settings of a bot")
    public Uni<BotSettings> show(@RestPath UUID id) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> bots.settings(workspace, id));
    }

    @PUT
    @Path("{id}/settings")
    @RolesAllowed(Roles.EDITOR)
    @Operation(operationId = "replaceBotSettings", summary = "Writes all settings of a bot anew")
    public Uni<BotSettings> replace(
            @RestPath UUID id, @BeanParam IfMatch expected, @Valid @NotNull BotSettings settings) {
        return runner.settle(caller.workspace(), id, settings, expected);
    }
}
