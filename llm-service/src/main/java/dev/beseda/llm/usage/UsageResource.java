package dev.beseda.llm.usage;

import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.input.QueryValue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/// What the models of a workspace used and cost, over HTTP.
@Path("/api/llm/usage")
@Tag(name = "Usage")
@RolesAllowed(Roles.VIEWER)
public class UsageResource {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 92;

    private final Usage usage;
    private final Caller caller;
    private final Clock clock;

    UsageResource(Usage usage, Caller caller, Clock clock) {
        this.usage = usage;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "showUsage",
            summary =
                    "Tokens, replies and cost by bot, day (UTC) and model; of the last 30 days, unless days are named")
    public Uni<UsageView> show(
            @RestQuery Optional<String> bot, @RestQuery Optional<String> from, @RestQuery Optional<String> to) {
        var only = new QueryValue("bot", bot).uuid();
        var last = new QueryValue("to", to).day().orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var first = new QueryValue("from", from).day().orElseGet(() -> last.minusDays(USUAL_DAYS - 1L));
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new BadField("from", "must be at most %d days before to, and not after it".formatted(MOST_DAYS - 1));
        }
        return usage.days(caller.workspace(), only, first, last).map(found -> new UsageView(first, last, found));
    }
}
