package dev.beseda.billing.payments.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beseda.billing.payments.PaymentDetails.Details;
import dev.beseda.kit.web.etags.Tagged;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where people of the workspace pay to.
///
/// @param text empty until somebody writes it
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(
        examples = "{\"text\": \"Bank of Examples, account 40817810000000000001, A. Lovelace\","
                + " \"changed_at\": \"2026-11-30T09:00:00Z\"}")
public record PaymentDetailsView(String text, Optional<Instant> changedAt) implements Tagged {

    static PaymentDetailsView of(Optional<Details> details) {
        return new PaymentDetailsView(details.map(Details::text).orElse(""), details.map(Details::changedAt));
    }
}
