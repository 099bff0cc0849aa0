package dev.beseda.bot.telegram;

import dev.beseda.bot.bots.Bot;
import dev.beseda.bot.bots.BotRunner;
import dev.beseda.bot.bots.Bots;
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

/// Connects a bot with Telegram over HTTP.
@Path("/api/bots")
@Tag(name = "Bots")
public class WebhookResource {
    private final Bots bots;
    private final BotRunner runner;
    private final WebhookRegistration webhook;
    private final Caller caller;

    WebhookResource(Bots bots, BotRunner runner, WebhookRegistration webhook, Caller caller) {
        this.bots = bots;
        this.runner = runner;
        this.webhook = webhook;
        this.caller = caller;
    }

    @POST
    @Path("{id}/set_webhook")
    @RolesAllowed(Roles.EDITOR)
    @Operation(operationId = "setWebhook", summary = "Tells Telegram to deliver the bot's updates to this installation")
    public Uni<Bot> set(@RestPath UUID id) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> bots.credentials(workspace, id))
                .call(webhook::register)
                .chain(bot -> runner.webhookSet(workspace, bot, webhook.addressOf(bot)));
    }
}
