package dev.beseda.bot.telegram.fleet;

import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.telegram.wire.LiveCalls;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
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

/// The health of one bot over HTTP.
@Path("/api/bots")
@Tag(name = "Fleet")
public class HealthResource {
    private final Bots bots;
    private final FleetDoctor doctor;
    private final Repairs repairs;
    private final LiveCalls calls;
    private final Caller caller;

    HealthResource(Bots bots, FleetDoctor doctor, Repairs repairs, LiveCalls calls, Caller caller) {
        this.bots = bots;
        this.doctor = doctor;
        this.repairs = repairs;
        this.calls = calls;
        this.caller = caller;
    }

    @GET
    @Path("{id}/health")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showBotHealth", summary = "Looks at a bot in Telegram now and says what is wrong with it")
    public Uni<BotHealth> show(@RestPath UUID id) {
        var workspace = caller.workspace();
        return calls.admit(
                workspace,
                () -> Panache.withSession(() -> bots.get(workspace, id)).chain(bot -> doctor.lookAt(id)));
    }

    @POST
    @Path("{id}/repair")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(operationId = "repairBot", summary = "Mends what is wrong with a bot in Telegram, as far as it can be")
    public Uni<Repaired> repair(@RestPath UUID id) {
        var workspace = caller.workspace();
        return calls.admit(
                workspace,
                () -> Panache.withSession(() -> bots.credentials(workspace, id))
                        .chain(bot -> repairs.repair(workspace, bot)));
    }
}
