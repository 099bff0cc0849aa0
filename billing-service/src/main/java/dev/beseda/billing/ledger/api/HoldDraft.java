package dev.beseda.billing.ledger.api;

import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Money that is to be put aside for work.
///
/// @param amount          in the least unit of the currency
/// @param lifetimeSeconds after it what was neither settled nor released is free again; without it 15 minutes
/// @param memo            what people read in a statement
/// @param bot             the bot that earns it
@Schema(
        examples = "{\"person\": 42, \"currency\": \"rub\", \"amount\": 2600, \"lifetime_seconds\": 900,"
                + " \"memo\": \"A picture\"}")
public record HoldDraft(
        @NotNull Long person,
        @NotNull Currency currency,
        @NotNull @Positive Long amount,
        @Nullable @Positive Integer lifetimeSeconds,
        @NotBlank @Size(max = 500) @NoNul String memo,
        @Nullable UUID bot) {
    private static final int USUAL_LIFETIME_SECONDS = 900;

    PlaceHold order(UUID id, UUID workspace) {
        int seconds = Optional.ofNullable(lifetimeSeconds).orElse(USUAL_LIFETIME_SECONDS);
        return new PlaceHold(
                id,
                new Wallet(workspace, person, currency),
                Optional.empty(),
                amount,
                Duration.ofSeconds(seconds),
                new Memo(memo, Optional.ofNullable(bot)));
    }
}
