package dev.beseda.billing.promos.api;

import dev.beseda.billing.promos.api.PromoDraft.ConditionName;
import dev.beseda.billing.promos.rules.Promo;
import dev.beseda.billing.promos.rules.Promo.Gift.Amount;
import dev.beseda.billing.promos.rules.Promo.Gift.Percent;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.web.etags.Tagged;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A promo code as owners see it.
///
/// @param active false when it is switched off
/// @param uses   how often it was redeemed
@Schema(examples = """
                {"code": "SPRING50", "currency": "rub", "amount": 5000, "percent": null, "most": null, \
                "bonus_lifetime_seconds": 2592000, "active": true, "from": "2026-03-01T00:00:00Z", \
                "until": "2030-06-01T00:00:00Z", "total_limit": 1000, "person_limit": 1, "condition": "none", \
                "memo": "A gift for spring", "uses": 17}""")
public record PromoView(
        String code,
        Currency currency,
        @Nullable Long amount,
        @Nullable Integer percent,
        @Nullable Long most,
        @Nullable Long bonusLifetimeSeconds,
        boolean active,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long totalLimit,
        int personLimit,
        ConditionName condition,
        String memo,
        long uses)
        implements Tagged {

    static PromoView of(Promo promo) {
        var availability = promo.availability();
        return new PromoView(
                promo.code(),
                promo.currency(),
                promo.gift() instanceof Amount gift ? Long.valueOf(gift.amount()) : null,
                promo.gift() instanceof Percent gift ? Integer.valueOf(gift.percent()) : null,
                promo.gift() instanceof Percent gift ? number(gift.most()) : null,
                promo.lifetime().map(Duration::toSeconds).orElse(null),
                availability.active(),
                availability.from().orElse(null),
                availability.until().orElse(null),
                number(availability.totalLimit()),
                availability.personLimit(),
                ConditionName.of(promo.condition()),
                promo.memo(),
                promo.uses());
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? Long.valueOf(number.getAsLong()) : null;
    }
}
