package dev.beseda.bot.telegram.fleet;

import dev.beseda.bot.telegram.fleet.rules.Problem;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// The health of all bots of a workspace over HTTP.
@Path("/api/fleet")
@Tag(name = "Fleet")
public class FleetResource {
    private final FleetDoctor doctor;
    private final Caller caller;

    FleetResource(FleetDoctor doctor, Caller caller) {
        this.doctor = doctor;
        this.caller = caller;
    }

    @GET
    @Path("health")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listBotHealth",
            summary = "What the last looks at the bots found; with problem only those that have it")
    public Uni<Page<BotHealth>> list(@BeanParam PageRequest page, @RestQuery Optional<String> problem) {
        problem.ifPresent(FleetResource::check);
        var wanted = new HealthRecords.Wanted(caller.workspace(), page.after(), problem, page.rows());
        return doctor.page(wanted)
                .map(found -> Page.of(found, page.size(), bot -> bot.botId().toString()));
    }

    private static void check(String problem) {
        if (Problem.find(problem).isEmpty()) {
            throw new BadField(
                    "problem",
                    "must be one of "
                            + Arrays.stream(Problem.values())
                                    .map(Problem::toString)
                                    .collect(Collectors.joining(", ")));
        }
    }
}
