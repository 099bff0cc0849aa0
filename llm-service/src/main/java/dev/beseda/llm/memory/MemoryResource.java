package dev.beseda.llm.memory;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.input.NoNul;
import dev.beseda.llm.memory.MemoryView.Fact;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/// The memory of conversations over HTTP. A conversation has one from its first reply on.
@Path("/api/llm/conversations")
@Tag(name = "Memory")
public class MemoryResource {
    private final Memories memories;
    private final Caller caller;

    MemoryResource(Memories memories, Caller caller) {
        this.memories = memories;
        this.caller = caller;
    }

    /// @param text what the bot is to remember of the person
    @Schema(examples = "{\"text\": \"Предпочитает, чтобы ей звонили после обеда\"}")
    public record FactDraft(
            @NotBlank @Size(max = LONGEST) @NoNul String text) {
        private static final int LONGEST = 500;
    }

    @GET
    @Path("{id}/memory")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showMemory", summary = "What a conversation remembers: summary, facts, how many turns")
    public Uni<MemoryView> show(@RestPath UUID id) {
        return memories.get(caller.workspace(), id);
    }

    @POST
    @Path("{id}/facts")
    @ResponseStatus(201)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "pinFact", summary = "Has the bot remember a fact, even when the person begins anew")
    public Uni<Fact> pin(@RestPath UUID id, @Valid @NotNull FactDraft fact) {
        return memories.pin(caller.workspace(), id, fact.text());
    }

    @DELETE
    @Path("{id}/facts/{fact}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "unpinFact", summary = "Has the bot forget a fact")
    public Uni<Void> unpin(@RestPath UUID id, @RestPath long fact) {
        return memories.unpin(caller.workspace(), id, fact);
    }

    @POST
    @Path("{id}/reset")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "resetMemory", summary = "Forgets all that was said; facts stay")
    public Uni<Void> reset(@RestPath UUID id) {
        return memories.reset(caller.workspace(), id);
    }
}
