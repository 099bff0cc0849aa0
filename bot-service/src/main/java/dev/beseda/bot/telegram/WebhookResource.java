package dev.beseda.bot.telegram;

import dev.beseda.bot.bots.Bot;
import dev.beseda.bot.bots.BotRunner;
import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.telegram.botapi.Errands;
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
    private final BotRunner runner;
    private final WebhookRegistration webhook;
    private final Errands errands;
    private final Caller caller;

    WebhookResource(Bots bots, BotRunner runner, WebhookRegistration webhook, Errands errands, Caller caller) {
        this.bots = bots;
        this.runner = runner;
        this.webhook = webhook;
        this.errands = errands;
        this.caller = caller;
    }

    @POST
    @Path("{id}/set_webhook")
    @Operation(operationId = "setWebhook", summary = "Tells Telegram to deliver the bot's updates to this installation")
    public Uni<Bot> set(@RestPath UUID id) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> bots.credentials(workspace, id))
                .call(bot -> errands.run(() -> webhook.register(bot)).invoke(reply -> Told.check(reply, "the webhook")))
                .chain(bot -> runner.webhookSet(workspace, bot, webhook.addressOf(id)));
    }

    @POST
    @Path("{id}/start_polling")
    @Operation(
            operationId = "startPolling",
            summary = "Asks Telegram for the bot's updates instead of having them delivered; none is lost on the way")
    public Uni<Bot> poll(@RestPath UUID id) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> bots.credentials(workspace, id))
                .call(bot -> errands.run(() -> webhook.remove(bot)).invoke(reply -> Told.check(reply, "to be polled")))
                .chain(bot -> runner.pollingBegun(workspace, bot));
    }
}
