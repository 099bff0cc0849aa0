package dev.beseda.billing.ledger.api;

import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A wallet is to be frozen, or to be free again.
@Schema(examples = "{\"currency\": \"rub\", \"frozen\": true, \"reason\": \"Disputed payment\"}")
public record FreezeDraft(
        @NotNull Currency currency,
        @NotNull Boolean frozen,
        @NotBlank @Size(max = 500) @NoNul String reason) {}
