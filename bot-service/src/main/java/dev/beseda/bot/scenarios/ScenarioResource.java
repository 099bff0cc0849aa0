package dev.beseda.bot.scenarios;

import dev.beseda.bot.scenarios.checks.FindingView;
import dev.beseda.bot.scenarios.checks.PublishedView;
import dev.beseda.bot.scenarios.drafts.Inspector;
import dev.beseda.bot.scenarios.drafts.ScenarioDraft;
import dev.beseda.bot.scenarios.drafts.ScenarioRunner;
import dev.beseda.bot.scenarios.drafts.ScenarioView;
import dev.beseda.bot.scenarios.drafts.Scenarios;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Scenarios over HTTP.
@Path("/api/scenarios")
@Tag(name = "Scenarios")
@RolesAllowed(Roles.EDITOR)
public class ScenarioResource {
    /// What is no id names nothing, so that `import` beside it knows its own methods only.
    private static final String ONE = "{id:[0-9a-fA-F-]+}";

    private final Scenarios scenarios;
    private final Steps steps;
    private final ScenarioRunner runner;
    private final Inspector inspector;
    private final Caller caller;

    ScenarioResource(Scenarios scenarios, Steps steps, ScenarioRunner runner, Inspector inspector, Caller caller) {
        this.scenarios = scenarios;
        this.steps = steps;
        this.runner = runner;
        this.inspector = inspector;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listScenarios", summary = "The scenarios of the workspace or of one bot, oldest first")
    public Uni<Page<ScenarioView>> list(@RestQuery("bot_id") Optional<String> botId, @BeanParam PageRequest page) {
        var workspace = caller.workspace();
        var bot = new QueryValue("bot_id", botId).uuid();
        return Panache.withSession(() -> scenarios.page(workspace, bot, page));
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "createScenario", summary = "Makes a scenario; it runs once it has steps and is published")
    public Uni<ScenarioView> create(@Valid @NotNull ScenarioDraft draft) {
        var bot = Optional.ofNullable(draft.botId())
                .orElseThrow(() -> new BadField("bot_id", "is needed: the bot that plays the scenario"));
        return runner.create(caller.workspace(), bot, draft);
    }

    @GET
    @Path(ONE)
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showScenario", summary = "One scenario")
    public Uni<ScenarioView> show(@RestPath UUID id) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> scenarios.view(workspace, id));
    }

    @PUT
    @Path(ONE)
    @Operation(
            operationId = "replaceScenario",
            summary = "Writes a scenario anew; a new trigger counts once it is published")
    public Uni<ScenarioView> replace(
            @RestPath UUID id, @BeanParam IfMatch expected, @Valid @NotNull ScenarioDraft draft) {
        return runner.change(caller.workspace(), id, draft, expected);
    }

    @DELETE
    @Path(ONE)
    @Operation(operationId = "deleteScenario", summary = "Deletes a scenario with its steps and versions")
    public Uni<Void> delete(@RestPath UUID id, @BeanParam IfMatch expected) {
        return runner.delete(caller.workspace(), id, expected);
    }

    @GET
    @Path("{id}/steps")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listStepsOfScenario", summary = "The steps of a scenario's draft in their order")
    public Uni<Page<StepView>> steps(@RestPath UUID id) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> scenarios.view(workspace, id).chain(found -> steps.all(id)));
    }

    @POST
    @Path("{id}/publish")
    @Operation(
            operationId = "publishScenario",
            summary = "Makes the draft the version that new conversations begin with")
    public Uni<PublishedView> publish(@RestPath UUID id) {
        return runner.publish(caller.workspace(), id);
    }

    @POST
    @Path("{id}/check")
    @Operation(
            operationId = "checkScenario",
            summary = "What publishing would say: errors that stop it, warnings, tests that fail")
    public Uni<CheckView> check(@RestPath UUID id) {
        return inspector.inspect(
                caller.workspace(), id, inspection -> new CheckView(FindingView.of(inspection.findings())));
    }

    /// @param findings nothing when all is well
    public record CheckView(List<FindingView> findings) {}
}
