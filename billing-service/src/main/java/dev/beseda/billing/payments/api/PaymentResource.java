package dev.beseda.billing.payments.api;

import dev.beseda.billing.payments.PaymentDecisions;
import dev.beseda.billing.payments.rules.Payment.State;
import dev.beseda.billing.payments.rules.Payment.Verdict;
import dev.beseda.billing.payments.rules.PaymentId;
import dev.beseda.contracts.payments.PaymentEvent.Decision;
import dev.beseda.kit.identity.Caller;
import dev.beseda.kit.identity.Roles;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.input.IdempotencyKey;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/// Payments by bank transfer, over HTTP. People ask for them in a chat; here somebody says whether the money has come.
@Path("/api/payments")
@Tag(name = "Money")
@RolesAllowed(Roles.OWNER)
public class PaymentResource {
    private final PaymentRecords records;
    private final PaymentDecisions decisions;
    private final Caller caller;
    private final Clock clock;

    PaymentResource(PaymentRecords records, PaymentDecisions decisions, Caller caller, Clock clock) {
        this.records = records;
        this.decisions = decisions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listPayments",
            summary = "Payments by bank transfer, the newest first: of all states, or of one, such as receipt")
    public Uni<Page<PaymentView>> list(@RestQuery Optional<String> state, @BeanParam PageRequest page) {
        return records.page(caller.workspace(), state.map(PaymentResource::state), page);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "showPayment", summary = "One payment")
    public Uni<PaymentView> show(@RestPath UUID id) {
        return records.get(payment(id));
    }

    @POST
    @Path("{id}/confirm")
    @Operation(
            operationId = "confirmPayment",
            summary = "The money has come: tops the wallet up, once however often it is confirmed; needs an"
                    + " Idempotency-Key, as all that moves money")
    public Uni<PaymentView> confirm(@RestPath UUID id, @RestHeader(IdempotencyKey.HEADER) Optional<String> key) {
        var payment = payment(id);
        return records.get(payment)
                .invoke(known -> mustHave(key))
                .chain(known -> decisions.decide(payment, verdict(Decision.CONFIRMED, "")))
                .map(PaymentView::of);
    }

    @POST
    @Path("{id}/decline")
    @Operation(
            operationId = "declinePayment",
            summary = "The money has not come, or will be paid back: nothing is booked, and the person is told why")
    public Uni<PaymentView> decline(@RestPath UUID id, @Valid @NotNull Decline decline) {
        return decisions
                .decide(payment(id), verdict(Decision.DECLINED, decline.reason()))
                .map(PaymentView::of);
    }

    private PaymentId payment(UUID id) {
        return new PaymentId(caller.workspace(), id);
    }

    private Verdict verdict(Decision decision, String reason) {
        return new Verdict(
                decision, Optional.of(caller.subject()), clock.instant().truncatedTo(ChronoUnit.MICROS), reason);
    }

    /// What is booked follows from the payment, whatever the key is: a payment is confirmed once under any of them.
    private void mustHave(Optional<String> key) {
        var unused = IdempotencyKey.required(caller.workspace(), key);
    }

    private static State state(String name) {
        return Arrays.stream(State.values())
                .filter(known -> WireName.of(known).equals(name))
                .findFirst()
                .orElseThrow(() -> new BadField("state", "must be one of " + names()));
    }

    private static String names() {
        return Arrays.stream(State.values()).map(WireName::of).collect(Collectors.joining(", "));
    }
}
