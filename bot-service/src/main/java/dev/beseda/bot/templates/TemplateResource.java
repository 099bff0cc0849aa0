package dev.beseda.bot.templates;

import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Templates over HTTP: the same for all workspaces.
@Path("/api/templates")
@Tag(name = "Templates")
@RolesAllowed(Roles.VIEWER)
public class TemplateResource {
    private final BotTemplates templates;

    TemplateResource(BotTemplates templates) {
        this.templates = templates;
    }

    @GET
    @Operation(operationId = "listTemplates", summary = "The templates that bots can be made of, by name")
    public Uni<Page<BotTemplate>> list() {
        return Uni.createFrom().item(new Page<>(templates.all(), Optional.empty()));
    }

    @GET
    @Path("{name}")
    @Produces("application/yaml")
    @Operation(
            operationId = "showTemplate",
            summary = "A template as a YAML file: its settings, scenarios and tests, to be changed and imported")
    public Uni<String> show(@RestPath String name) {
        return Uni.createFrom().item(templates.file(name).orElseThrow(() -> new NotFound("template", "of this name")));
    }
}
