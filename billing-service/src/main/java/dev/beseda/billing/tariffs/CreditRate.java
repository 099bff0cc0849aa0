package dev.beseda.billing.tariffs;

import dev.beseda.kit.settings.Setting;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;

/// What a provider's credit costs us in roubles; without a rate nothing that a provider charges for has a price.
@Startup(Setting.FIRST)
@ApplicationScoped
public class CreditRate {
    private final Optional<BigDecimal> roubles;

    CreditRate(TariffsConfig config) {
        this.roubles = config.creditToRubRate().map(text -> new Setting("CREDIT_TO_RUB_RATE", text).positiveDecimal());
        Log.infof(
                "A credit costs %s roubles",
                roubles.map(BigDecimal::toPlainString).orElse("an unknown number of"));
    }

    public Optional<BigDecimal> roubles() {
        return roubles;
    }
}
