package dev.beseda.bot.scenarios;

import dev.beseda.bot.scenarios.drafts.Scenarios;
import dev.beseda.bot.scenarios.drafts.StepDraft;
import dev.beseda.bot.scenarios.drafts.StepRunner;
import dev.beseda.bot.scenarios.drafts.StepView;
import dev.beseda.bot.scenarios.drafts.Steps;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.input.QueryValue;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The steps of drafts over HTTP.
@Path("/api/steps")
@Tag(name = "Scenarios")
@RolesAllowed(Roles.EDITOR)
public class StepResource {
    private final Scenarios scenarios;
    private final Steps steps;
    private final StepRunner runner;
    private final Caller caller;

    StepResource(Scenarios scenarios, Steps steps, StepRunner runner, Caller caller) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.runner = runner;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listSteps", summary = "The steps of one scenario in their order, or all, oldest first")
    public Uni<Page<StepView>> list(
            @RestQuery("scenario_id") Optional<String> scenarioId, @BeanParam PageRequest page) {
        var workspace = caller.workspace();
        var scenario = new QueryValue("scenario_id", scenarioId).uuid();
        return Panache.withSession(() -> scenario.map(
                        id -> scenarios.view(workspace, id).chain(found -> steps.all(id)))
                .orElseGet(() -> steps.page(workspace, page)));
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "createStep", summary = "Adds a step to a draft")
    public Uni<StepView> create(@Valid @NotNull StepDraft draft) {
        var scenario = Optional.ofNullable(draft.scenarioId())
                .orElseThrow(() -> new BadField("scenario_id", "is needed: the scenario the step belongs to"));
        return runner.create(caller.workspace(), scenario, draft);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showStep", summary = "One step")
    public Uni<StepView> show(@RestPath UUID id) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> steps.view(workspace, id));
    }

    @PUT
    @Path("{id}")
    @Operation(operationId = "replaceStep", summary = "Writes a step anew; without order and key it keeps its own")
    public Uni<StepView> replace(@RestPath UUID id, @BeanParam IfMatch expected, @Valid @NotNull StepDraft draft) {
        return runner.change(caller.workspace(), id, draft, expected);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "deleteStep", summary = "Takes a step out of a draft; those behind it move up")
    public Uni<Void> delete(@RestPath UUID id, @BeanParam IfMatch expected) {
        return runner.delete(caller.workspace(), id, expected);
    }
}
