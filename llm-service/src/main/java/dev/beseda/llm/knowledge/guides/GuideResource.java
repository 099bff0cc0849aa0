package dev.beseda.llm.knowledge.guides;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.input.QueryValue;
import dev.beseda.llm.knowledge.KnowledgeOwners;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// The program and the strategy over HTTP.
@Path("/api/knowledge")
@Tag(name = "Knowledge")
@RolesAllowed(Roles.EDITOR)
public class GuideResource {
    private final Guides guides;
    private final KnowledgeOwners knowledgeOwners;
    private final Caller caller;

    GuideResource(Guides guides, KnowledgeOwners knowledgeOwners, Caller caller) {
        this.guides = guides;
        this.knowledgeOwners = knowledgeOwners;
        this.caller = caller;
    }

    @GET
    @Path("program-info")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showProgramInfo", summary = "What is offered: that of the bot, or else of the workspace")
    public Uni<Guide> programInfo(@RestQuery Optional<String> bot) {
        return show(bot, Guide.Kind.PROGRAM_INFO);
    }

    @PUT
    @Path("program-info")
    @Operation(operationId = "writeProgramInfo", summary = "Writes what is offered; bots find and cite it")
    public Uni<Guide> writeProgramInfo(@BeanParam IfMatch expected, @Valid @NotNull GuideDraft draft) {
        return write(draft, Guide.Kind.PROGRAM_INFO, expected);
    }

    @GET
    @Path("strategy")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showStrategy", summary = "How bots talk: that of the bot, or else of the workspace")
    public Uni<Guide> strategy(@RestQuery Optional<String> bot) {
        return show(bot, Guide.Kind.STRATEGY);
    }

    @PUT
    @Path("strategy")
    @Operation(operationId = "writeStrategy", summary = "Writes how bots talk; people are never shown it")
    public Uni<Guide> writeStrategy(@BeanParam IfMatch expected, @Valid @NotNull GuideDraft draft) {
        return write(draft, Guide.Kind.STRATEGY, expected);
    }

    private Uni<Guide> show(Optional<String> bot, Guide.Kind kind) {
        return knowledgeOwners
                .of(caller.workspace(), new QueryValue("bot", bot).uuid())
                .chain(owner -> guides.find(owner, kind));
    }

    private Uni<Guide> write(GuideDraft draft, Guide.Kind kind, IfMatch expected) {
        return knowledgeOwners
                .of(caller.workspace(), Optional.ofNullable(draft.bot()))
                .chain(owner -> guides.save(owner, kind, draft.text(), expected));
    }
}
