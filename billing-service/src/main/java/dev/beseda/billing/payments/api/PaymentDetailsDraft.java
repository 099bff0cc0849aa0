package dev.beseda.billing.payments.api;

import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where people of the workspace are to pay.
///
/// @param text bots show it as it is
@Schema(examples = "{\"text\": \"Bank of Examples, account 40817810000000000001, A. Lovelace\"}")
public record PaymentDetailsDraft(
        @NotBlank @Size(max = 1_000) @NoNul String text) {}
