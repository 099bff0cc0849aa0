package dev.beseda.billing.promos.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.beseda.billing.promos.rules.Promo;
import dev.beseda.billing.promos.rules.Promo.Gift;
import dev.beseda.billing.promos.rules.PromoCode;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A promo code that is to be made. It gives an amount at once, or a percentage of the next top-up.
///
/// @param code                 upper and lower case are the same
/// @param amount               in the least unit of the currency
/// @param percent              how much of the next top-up comes on top of it
/// @param most                 the most that a percentage gives; by default any amount
/// @param bonusLifetimeSeconds how long its bonus money lives from when it is given; by default for good
/// @param from                 the first moment; by default at once
/// @param until                the first moment after it; by default for ever
/// @param totalLimit           how often it can be used by all together; by default any number of times
/// @param personLimit          how often one person can use it; by default once
/// @param condition            whom it is for; by default everybody
/// @param memo                 what people read in a statement; by default the code
@Schema(examples = """
                {"code": "SPRING50", "currency": "rub", "amount": 5000, "bonus_lifetime_seconds": 2592000, \
                "from": "2026-03-01T00:00:00Z", "until": "2030-06-01T00:00:00Z", "total_limit": 1000, \
                "person_limit": 1, "condition": "none", "memo": "A gift for spring"}""")
public record PromoDraft(
        @NotNull @Size(min = 3, max = 32) @NoNul String code,
        @NotNull Currency currency,
        @Nullable @Positive @Max(MOST_OF_A_WALLET) Long amount,
        @Nullable @Min(1) @Max(100) Integer percent,
        @Nullable @Positive @Max(MOST_OF_A_WALLET) Long most,
        @Nullable @Positive @Max(TEN_YEARS) Integer bonusLifetimeSeconds,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable @Positive @Max(PromoChange.MOST_USES) Long totalLimit,

        @Nullable @Positive @Max(PromoChange.MOST_USES_OF_A_PERSON)
        Integer personLimit,

        @Nullable ConditionName condition,
        @Nullable @Size(max = 500) @NoNul String memo) {
    private static final long MOST_OF_A_WALLET = 1_000_000_000_000_000L;
    private static final long TEN_YEARS = 315_360_000;

    /// Whom it is for: everybody, whoever had no money before, or whoever has paid nothing before.
    public enum ConditionName {
        @JsonProperty("none")
        NONE,
        @JsonProperty("new_person")
        NEW_PERSON,
        @JsonProperty("first_purchase")
        FIRST_PURCHASE;

        static ConditionName of(Promo.Condition condition) {
            return switch (condition) {
                case NONE -> NONE;
                case NEW_PERSON -> NEW_PERSON;
                case FIRST_PURCHASE -> FIRST_PURCHASE;
            };
        }

        Promo.Condition condition() {
            return switch (this) {
                case NONE -> Promo.Condition.NONE;
                case NEW_PERSON -> Promo.Condition.NEW_PERSON;
                case FIRST_PURCHASE -> Promo.Condition.FIRST_PURCHASE;
            };
        }
    }

    /// The promo code, not used yet; fails with [BadField] where fields do not fit each other.
    Promo promo(UUID id, UUID workspace) {
        var name = PromoCode.parse(code)
                .orElseThrow(() -> new BadField("code", "must be 3 to 32 letters, digits 0-9, _ and -"));
        return new Promo(
                id,
                workspace,
                name,
                currency,
                gift(),
                Optional.ofNullable(bonusLifetimeSeconds).map(Duration::ofSeconds),
                Optional.ofNullable(condition).map(ConditionName::condition).orElse(Promo.Condition.NONE),
                memo(name),
                new PromoChange(true, from, until, totalLimit, personLimit).availability(),
                0);
    }

    private Gift gift() {
        if (amount != null && percent != null) {
            throw new BadField("percent", "must be left out where there is an amount");
        }
        if (amount != null && most != null) {
            throw new BadField("most", "belongs to a percentage");
        }
        if (amount != null) {
            return new Gift.Amount(amount);
        }
        if (percent == null) {
            throw new BadField("amount", "is needed, or percent");
        }
        return new Gift.Percent(percent, most == null ? OptionalLong.empty() : OptionalLong.of(most));
    }

    private String memo(String name) {
        if (memo != null && memo.isBlank()) {
            throw new BadField("memo", "must not be blank");
        }
        return memo == null ? name : memo;
    }
}
