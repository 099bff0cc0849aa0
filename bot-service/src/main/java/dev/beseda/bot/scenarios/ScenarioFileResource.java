package dev.beseda.bot.scenarios;

import dev.beseda.bot.scenarios.drafts.Exporter;
import dev.beseda.bot.scenarios.drafts.Importer;
import dev.beseda.bot.scenarios.imports.ImportView;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.input.QueryValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Scenarios as files over HTTP. A JSON file is a YAML file, too.
@Path("/api/scenarios")
@Tag(name = "Scenarios")
@RolesAllowed(Roles.VIEWER)
public class ScenarioFileResource {
    private static final String YAML = "application/yaml";
    private static final String SCENARIO = """
            name: Survey
            trigger: {type: command, value: start}
            steps:
            - {key: ask, step_type: question, config: {text: 'What is your name?', variable: name}}
            - {key: bye, step_type: message, config: {text: 'Glad, {name}!'}}
            tests:
            - name: Asks for the name
              steps: [{person: /start}, {bot: 'What is your name?'}, {person: Ada}, {bot: 'Glad, Ada!'}]
            """;

    private final Exporter exporter;
    private final Importer importer;
    private final Caller caller;

    ScenarioFileResource(Exporter exporter, Importer importer, Caller caller) {
        this.exporter = exporter;
        this.importer = importer;
        this.caller = caller;
    }

    @GET
    @Path("{id}/export")
    @Produces(YAML)
    @Operation(operationId = "exportScenario", summary = "The draft of a scenario with its tests as a YAML file")
    public Uni<String> exportScenario(@RestPath UUID id) {
        return exporter.scenario(caller.workspace(), id);
    }

    @POST
    @Path("import")
    @Consumes({YAML, MediaType.APPLICATION_JSON})
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "importScenario",
            summary = "Makes drafts of a YAML file; a scenario of the same name is replaced")
    @RequestBody(content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.STRING, examples = SCENARIO)))
    public Uni<ImportView> importScenario(@RestQuery("bot_id") Optional<String> botId, byte[] file) {
        var bot = new QueryValue("bot_id", botId)
                .uuid()
                .orElseThrow(() -> new BadField("bot_id", "is needed: the bot that plays the scenario"));
        return importer.into(caller.workspace(), bot, file);
    }
}
