package dev.beseda.bot.scenarios;

import dev.beseda.bot.scenarios.drafts.Exporter;
import dev.beseda.bot.scenarios.drafts.Importer;
import dev.beseda.bot.scenarios.imports.ImportView;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Whole bots as files over HTTP. A JSON file is a YAML file, too.
@Path("/api/bots")
@Tag(name = "Scenarios")
@RolesAllowed(Roles.VIEWER)
public class BotFileResource {
    private static final String YAML = "application/yaml";
    private static final String BOT = """
            settings: {default_language: en, fallback_text: {en: 'Pardon?'}}
            scenarios:
            - name: Survey
              trigger: {type: command, value: start}
              steps: [{key: bye, step_type: message, config: {text: Hello!}}]
            """;

    private final Exporter exporter;
    private final Importer importer;
    private final Caller caller;

    BotFileResource(Exporter exporter, Importer importer, Caller caller) {
        this.exporter = exporter;
        this.importer = importer;
        this.caller = caller;
    }

    @GET
    @Path("{id}/export")
    @Produces(YAML)
    @Operation(
            operationId = "exportBot",
            summary = "The settings and all drafts of a bot as a YAML file; secrets are not in it")
    public Uni<String> exportBot(@RestPath UUID id) {
        return exporter.bot(caller.workspace(), id);
    }

    @POST
    @Path("{id}/import")
    @Consumes({YAML, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "importBot",
            summary = "Takes settings and drafts from a YAML file, all or nothing; what it does not name stays")
    @RequestBody(content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING, examples = BOT)))
    public Uni<ImportView> importBot(@RestPath UUID id, byte[] file) {
        return importer.into(caller.workspace(), id, file);
    }
}
