package dev.beseda.bot.secrets;

import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.engine.program.SecretHeader;
import dev.beseda.kit.http.Origin;
import dev.beseda.kit.http.OutboundRules;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.paging.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Secrets of bots over HTTP: they go in, and only their names come out.
@Path("/api/bots")
@Tag(name = "Bots")
@RolesAllowed(Roles.EDITOR)
public class SecretResource {
    private final Secrets secrets;
    private final Bots bots;
    private final OutboundRules rules;
    private final Caller caller;

    SecretResource(Secrets secrets, Bots bots, OutboundRules rules, Caller caller) {
        this.secrets = secrets;
        this.bots = bots;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @Path("{id}/secrets")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listSecrets", summary = "The names of a bot's secrets, and the server each is for")
    public Uni<Page<Secret>> list(@RestPath UUID id) {
        return existing(id).chain(() -> secrets.of(id)).map(found -> new Page<>(found, Optional.empty()));
    }

    @PUT
    @Path("{id}/secrets/{name}")
    @Operation(
            operationId = "putSecret",
            summary = "Keeps a secret for headers of HTTP steps, written there as {secret.name}; it is never shown")
    public Uni<Secret> put(@RestPath UUID id, @RestPath String name, @Valid @NotNull SecretDraft draft) {
        if (!SecretHeader.isName(name)) {
            throw new BadField("name", "must be 1 to 64 small letters, digits and _, such as crm_key");
        }
        var server = Origin.of(draft.server())
                .orElseThrow(() -> new BadField("server", "must be a server such as https://crm.example.com"));
        rules.refusal(server.toString()).ifPresent(why -> {
            throw new BadField("server", "can't be asked: " + why);
        });
        return existing(id)
                .chain(() -> secrets.put(id, name, server, draft.value()))
                .invoke(() -> Log.infof("Secret %s of bot %s is for %s now", name, id, server));
    }

    @DELETE
    @Path("{id}/secrets/{name}")
    @Operation(operationId = "deleteSecret", summary = "Forgets a secret; steps that want it ask nobody any more")
    public Uni<Void> delete(@RestPath UUID id, @RestPath String name) {
        return existing(id).chain(() -> secrets.delete(id, name));
    }

    private Uni<Void> existing(UUID bot) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> bots.get(workspace, bot)).replaceWithVoid();
    }
}
