package dev.beseda.bot.stars;

import dev.beseda.bot.bots.Bot;
import dev.beseda.bot.bots.Bots;
import dev.beseda.bot.stars.StarDifferences.ReconciledBot;
import dev.beseda.bot.telegram.wire.LiveCalls;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.input.IdempotencyKey;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// The Stars of a bot over HTTP.
@Path("/api/bots")
@Tag(name = "Stars")
public class StarsResource {
    private static final List<String> STATES =
            List.of("paid", "refunding", "refunded", "refund_failed", "refund_unknown");

    private final Bots bots;
    private final StarPayments payments;
    private final StarRefunds refunds;
    private final StarDifferences differences;
    private final StarReconciliation reconciliation;
    private final Transactions transactions;
    private final LiveCalls calls;
    private final Caller caller;

    @SuppressWarnings("checkstyle:ParameterNumber") // one for each thing that can be asked for
    StarsResource(
            Bots bots,
            StarPayments payments,
            StarRefunds refunds,
            StarDifferences differences,
            StarReconciliation reconciliation,
            Transactions transactions,
            LiveCalls calls,
            Caller caller) {
        this.bots = bots;
        this.payments = payments;
        this.refunds = refunds;
        this.differences = differences;
        this.reconciliation = reconciliation;
        this.transactions = transactions;
        this.calls = calls;
        this.caller = caller;
    }

    /// @param reason for the owner's own books; the person is not told
    @Schema(examples = "{\"reason\": \"The picture was never made\"}")
    public record Refund(@NotBlank @Size(max = 500) String reason) {}

    @GET
    @Path("{id}/stars")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listStarPayments", summary = "What was paid to a bot in Stars, the latest first")
    public Uni<Page<StarPaymentView>> list(
            @RestPath UUID id, @BeanParam PageRequest page, @RestQuery Optional<String> state) {
        var workspace = caller.workspace();
        if (state.filter(wanted -> !STATES.contains(wanted)).isPresent()) {
            throw new BadField("state", "must be one of " + String.join(", ", STATES));
        }
        return bot(workspace, id).chain(bot -> payments.page(workspace, id, state, page));
    }

    @GET
    @Path("{id}/stars/differences")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listStarDifferences",
            summary = "Where Telegram's list of Stars is not what was paid here, the latest first")
    public Uni<Page<StarDifference>> differences(@RestPath UUID id, @BeanParam PageRequest page) {
        var workspace = caller.workspace();
        return bot(workspace, id).chain(bot -> differences.page(workspace, id, page));
    }

    @POST
    @Path("{id}/stars/reconcile")
    @RolesAllowed(Roles.OWNER)
    @Operation(
            operationId = "reconcileStars",
            summary = "Compares Telegram's list of Stars now; at night it is done anyway")
    public Uni<StarReconciliation.Reconciled> reconcile(@RestPath UUID id) {
        var workspace = caller.workspace();
        return calls.admit(
                workspace, () -> bot(workspace, id).chain(bot -> reconciliation.run(new ReconciledBot(workspace, id))));
    }

    @POST
    @Path("{id}/stars/{charge}/refund")
    @RolesAllowed(Roles.OWNER)
    @ResponseStatus(202)
    @Operation(
            operationId = "refundStars",
            summary = "Gives Stars back: what was added is taken out of the wallet first, then Telegram is asked")
    public Uni<StarPaymentView> refund(
            @RestPath UUID id,
            @RestPath String charge,
            @RestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @Valid @NotNull Refund refund) {
        var workspace = caller.workspace();
        var payment = new StarPayment.Key(id, charge);
        return bot(workspace, id)
                .map(bot -> IdempotencyKey.required(workspace, idempotencyKey))
                .map(request -> new StarRefunds.Wanted(
                        workspace, payment, request, refund.reason().strip()))
                .chain(wanted -> transactions.in(transaction -> refunds.begin(transaction, wanted)));
    }

    /// A bot of another workspace does not exist.
    private Uni<Bot> bot(UUID workspace, UUID id) {
        return Panache.withSession(() -> bots.get(workspace, id));
    }
}
