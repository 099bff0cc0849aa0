package dev.beseda.llm.memory;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.input.QueryValue;
import dev.beseda.kit.web.paging.Page;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The prompt inspector: what models were given to read, over HTTP.
@Path("/api/llm/prompts")
@Tag(name = "Memory")
@RolesAllowed(Roles.EDITOR)
public class PromptResource {
    private final Prompts prompts;
    private final Caller caller;

    PromptResource(Prompts prompts, Caller caller) {
        this.prompts = prompts;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listPrompts", summary = "The last prompts of a conversation, the newest first")
    public Uni<Page<PromptView>> list(@RestQuery Optional<String> conversation) {
        var wanted = new QueryValue("conversation", conversation)
                .uuid()
                .orElseThrow(() -> new BadField("conversation", "must name a conversation"));
        return prompts.list(caller.workspace(), wanted).map(found -> new Page<>(found, Optional.empty()));
    }

    @GET
    @Path("{reply}")
    @Operation(operationId = "showPrompt", summary = "What the model was given to read for a reply, part by part")
    public Uni<PromptView> show(@RestPath UUID reply) {
        return prompts.find(caller.workspace(), reply)
                .map(found -> found.orElseThrow(() -> new NotFound("prompt of the reply", reply)));
    }
}
