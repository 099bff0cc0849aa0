package dev.beseda.billing.payments.api;

import dev.beseda.billing.payments.PaymentDetails;
import dev.beseda.billing.payments.PaymentDetails.Details;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.web.etags.IfMatch;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where people pay to, over HTTP.
@Path("/api/payments/details")
@Tag(name = "Money")
@RolesAllowed(Roles.OWNER)
public class PaymentDetailsResource {
    private final PaymentDetails details;
    private final Caller caller;
    private final Clock clock;

    PaymentDetailsResource(PaymentDetails details, Caller caller, Clock clock) {
        this.details = details;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "showPaymentDetails",
            summary = "Where people pay to by bank transfer; the text is empty until an owner writes it")
    public Uni<PaymentDetailsView> show() {
        return details.find(caller.workspace()).map(PaymentDetailsView::of);
    }

    @PUT
    @Operation(
            operationId = "writePaymentDetails",
            summary = "Writes where people pay to; payments that were asked for keep what they were told")
    public Uni<PaymentDetailsView> write(@BeanParam IfMatch expected, @Valid @NotNull PaymentDetailsDraft draft) {
        var workspace = caller.workspace();
        var wanted = new Details(draft.text(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return details.replace(workspace, wanted, now -> expected.check(PaymentDetailsView.of(now)))
                .invoke(() -> Log.infof("Payment details of %s: written by %s", workspace, caller.subject()))
                .replaceWith(() -> PaymentDetailsView.of(Optional.of(wanted)));
    }
}
