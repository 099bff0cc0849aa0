package dev.beseda.llm.knowledge.advice;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.input.QueryValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// Advice over HTTP.
@Path("/api/ai")
@Tag(name = "Advice")
@RolesAllowed(Roles.OPERATOR)
public class AdviceResource {
    private static final int LONGEST_NEED = 2000;

    private final Adviser adviser;
    private final Caller caller;

    AdviceResource(Adviser adviser, Caller caller) {
        this.adviser = adviser;
        this.caller = caller;
    }

    @GET
    @Path("recommend-product")
    @Operation(operationId = "recommendProduct", summary = "What to recommend to somebody with this need")
    public Uni<AdviceView> recommendProduct(@RestQuery Optional<String> bot, @RestQuery Optional<String> need) {
        var asked = new QueryValue("bot", bot).uuid().orElseThrow(() -> new BadField("bot", "is needed: who advises"));
        var said = new QueryValue("need", need)
                .words(LONGEST_NEED)
                .orElseThrow(() -> new BadField("need", "is needed: what the person looks for"));
        return adviser.recommend(caller.workspace(), asked, said);
    }

    @POST
    @Path("handle-objection")
    @Operation(operationId = "handleObjection", summary = "What to answer to an objection, from what the bot knows")
    public Uni<AdviceView> handleObjection(@Valid @NotNull ObjectionDraft draft) {
        return adviser.answer(caller.workspace(), draft);
    }
}
