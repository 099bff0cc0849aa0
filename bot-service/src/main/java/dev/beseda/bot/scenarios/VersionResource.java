package dev.beseda.bot.scenarios;

import com.google.re2j.Pattern;
import dev.beseda.bot.scenarios.drafts.Comparer;
import dev.beseda.bot.scenarios.drafts.ScenarioRunner;
import dev.beseda.bot.scenarios.drafts.ScenarioView;
import dev.beseda.bot.scenarios.drafts.Scenarios;
import dev.beseda.bot.scenarios.rules.Changes;
import dev.beseda.bot.scenarios.versions.VersionContent;
import dev.beseda.bot.scenarios.versions.VersionView;
import dev.beseda.bot.scenarios.versions.Versions;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.paging.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// The published versions of scenarios over HTTP: looked at, compared, put back.
@Path("/api/scenarios")
@Tag(name = "Scenarios")
@RolesAllowed(Roles.VIEWER)
public class VersionResource {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private final Scenarios scenarios;
    private final Versions versions;
    private final Comparer comparer;
    private final ScenarioRunner runner;
    private final Caller caller;

    VersionResource(Scenarios scenarios, Versions versions, Comparer comparer, ScenarioRunner runner, Caller caller) {
        this.scenarios = scenarios;
        this.versions = versions;
        this.comparer = comparer;
        this.runner = runner;
        this.caller = caller;
    }

    @GET
    @Path("{id}/versions")
    @Operation(operationId = "listVersions", summary = "The newest published versions, newest first")
    public Uni<Page<VersionView>> list(@RestPath UUID id) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> scenarios.view(workspace, id).chain(found -> versions.newest(id)));
    }

    @GET
    @Path("{id}/versions/{number}")
    @Operation(operationId = "showVersion", summary = "A published version with its trigger and steps")
    public Uni<VersionContent> show(@RestPath UUID id, @RestPath String number) {
        var workspace = caller.workspace();
        return Panache.withSession(() -> scenarios
                .view(workspace, id)
                .chain(found -> versions.get(id, parsed(number)))
                .map(version -> VersionContent.of(version.view(), version.toScenario())));
    }

    @GET
    @Path("{id}/versions/{a}/diff/{b}")
    @Operation(operationId = "compareVersions", summary = "What changed from version a to version b")
    public Uni<Changes> compare(@RestPath UUID id, @RestPath String a, @RestPath String b) {
        return comparer.versions(caller.workspace(), id, new Comparer.Pair(parsed(a), parsed(b)));
    }

    @GET
    @Path("{id}/diff")
    @Operation(
            operationId = "compareDraft",
            summary = "What publishing would change: from the newest version, or from nothing, to the draft")
    public Uni<Changes> compareDraft(@RestPath UUID id) {
        return comparer.draft(caller.workspace(), id);
    }

    @POST
    @Path("{id}/versions/{number}/restore")
    @RolesAllowed(Roles.EDITOR)
    @Operation(
            operationId = "restoreVersion",
            summary = "Makes a version the draft again; it runs once it is published")
    public Uni<ScenarioView> restore(@RestPath UUID id, @RestPath String number) {
        return runner.restore(caller.workspace(), id, parsed(number));
    }

    /// What is no number is the number of no version.
    private static int parsed(String number) {
        if (NUMBER.matcher(number).matches()) {
            return Integer.parseInt(number);
        }
        throw new NotFound("version", number);
    }
}
