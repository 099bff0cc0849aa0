package dev.beseda.billing.ledger.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.GrantBonus;
import dev.beseda.contracts.billing.BillingCommand.RedeemPromo;
import dev.beseda.contracts.billing.BillingCommand.Refund;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Money that is to be moved.
///
/// @param amount    in the least unit of the currency; of a promo code none, it says itself what it gives
/// @param way       of a top-up: how the money came
/// @param expiresAt of bonus money: when what is left of it is gone; without it never
/// @param operation of a refund: what is undone
/// @param code      of a promo code that is redeemed; upper and lower case are the same
/// @param memo      what people read in a statement; of a promo code none, it has its own
/// @param bot       the bot that earns or gives it
@Schema(
        examples =
                "{\"type\": \"bonus\", \"person\": 42, \"currency\": \"rub\", \"amount\": 5000, \"memo\": \"Welcome\","
                        + " \"expires_at\": \"2030-12-31T00:00:00Z\"}")
public record TransferDraft(
        @NotNull Type type,
        @NotNull Long person,
        @NotNull Currency currency,
        @Nullable @Positive Long amount,
        @Nullable @Pattern(regexp = "[a-z0-9_]{1,32}") String way,
        @Nullable Instant expiresAt,
        @Nullable UUID operation,
        @Nullable @Size(max = 100) @NoNul String code,
        @Nullable @Size(max = 500) @NoNul String memo,
        @Nullable UUID bot) {

    /// What kind of transfer it is.
    public enum Type {
        @JsonProperty("top_up")
        TOP_UP,
        @JsonProperty("bonus")
        BONUS,
        @JsonProperty("charge")
        CHARGE,
        @JsonProperty("refund")
        REFUND,
        @JsonProperty("promo")
        PROMO
    }

    /// The order to the ledger; fails with [BadField] when a field is missing, or belongs to another type.
    BillingCommand order(UUID id, UUID workspace) {
        onlyFor(Type.TOP_UP, "way", way);
        onlyFor(Type.BONUS, "expires_at", expiresAt);
        onlyFor(Type.REFUND, "operation", operation);
        onlyFor(Type.PROMO, "code", code);
        var wallet = new Wallet(workspace, person, currency);
        return switch (type) {
            case TOP_UP -> new TopUp(id, wallet, Optional.empty(), sum(), needed("way", way), why());
            case BONUS -> new GrantBonus(id, wallet, Optional.empty(), sum(), Optional.ofNullable(expiresAt), why());
            case CHARGE -> new Charge(id, wallet, Optional.empty(), sum(), why());
            case REFUND -> new Refund(id, wallet, Optional.empty(), needed("operation", operation), sum(), why());
            case PROMO -> redeemPromo(id, wallet);
        };
    }

    private RedeemPromo redeemPromo(UUID id, Wallet wallet) {
        left("amount", amount);
        left("memo", memo);
        return new RedeemPromo(id, wallet, Optional.empty(), needed("code", code), Optional.ofNullable(bot));
    }

    private long sum() {
        return needed("amount", amount);
    }

    private Memo why() {
        return new Memo(text("memo", memo), Optional.ofNullable(bot));
    }

    private static void left(String field, @Nullable Object value) {
        if (value != null) {
            throw new BadField(field, "must be left out: the promo code has it");
        }
    }

    private static String text(String field, @Nullable String value) {
        return Optional.of(needed(field, value))
                .filter(some -> !some.isBlank())
                .orElseThrow(() -> new BadField(field, "must not be blank"));
    }

    private void onlyFor(Type owner, String field, @Nullable Object value) {
        if (value != null && type != owner) {
            throw new BadField(field, "belongs to the type %s only".formatted(WireName.of(owner)));
        }
    }

    private static <T> T needed(String field, @Nullable T value) {
        return Optional.ofNullable(value).orElseThrow(() -> new BadField(field, "must not be missing in this type"));
    }
}
