package dev.beseda.bot.templates;

import dev.beseda.bot.bots.Bot;
import dev.beseda.bot.bots.BotDraft;
import dev.beseda.bot.bots.BotRunner;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/// New bots over HTTP, empty or of a template.
@Path("/api/bots")
@Tag(name = "Bots")
@RolesAllowed(Roles.EDITOR)
public class NewBotResource {
    private final BotRunner bots;
    private final BotTemplates templates;
    private final Caller caller;

    NewBotResource(BotRunner bots, BotTemplates templates, Caller caller) {
        this.bots = bots;
        this.templates = templates;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createBot",
            summary = "Makes a bot from the token BotFather gave; of a template, with all that it says and does")
    public Uni<Bot> create(
            @Parameter(description = "One of GET /api/templates", example = "survey") @RestQuery
                    Optional<String> template,
            @Valid @NotNull BotDraft draft) {
        var workspace = caller.workspace();
        var token = draft.newToken()
                .orElseThrow(() -> new BadField("token", "is needed: BotFather gives it, like 123456789:AAF-example"));
        return template.map(name -> templates.make(workspace, name, draft, token))
                .orElseGet(() -> bots.create(
                        workspace, draft, token, _ -> Uni.createFrom().voidItem()));
    }
}
