package dev.beseda.bot.telegram.webhook;

import dev.beseda.bot.bots.Bot;
import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.telegram.wire.LiveCalls;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Connects a bot with Telegram, in the one way or the other.
@Path("/api/bots")
@Tag(name = "Bots")
@RolesAllowed(Roles.EDITOR)
public class WebhookResource {
    private final Bots bots;
    private final Connections connections;
    private final LiveCalls calls;
    private final Caller caller;

    WebhookResource(Bots bots, Connections connections, LiveCalls calls, Caller caller) {
        this.bots = bots;
        this.connections = connections;
        this.calls = calls;
        this.caller = caller;
    }

    @POST
    @Path("{id}/set_webhook")
    @Operation(operationId = "setWebhook", summary = "Tells Telegram to deliver the bot's updates to this installation")
    public Uni<Bot> set(@RestPath UUID id) {
        var workspace = caller.workspace();
        return calls.admit(workspace, () -> connections.byWebhook(workspace, id));
    }

    @POST
    @Path("{id}/start_polling")
    @Operation(
            operationId = "startPolling",
            summary = "Asks Telegram for the bot's updates instead of having them delivered; none is lost on the way")
    public Uni<Bot> poll(@RestPath UUID id) {
        var workspace = caller.workspace();
        return calls.admit(
                workspace,
                () -> Panache.withSession(() -> bots.credentials(workspace, id))
                        .chain(bot -> connections.byPolling(workspace, bot)));
    }
}
