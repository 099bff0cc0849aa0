package dev.beseda.contracts.billing;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What an amount is counted in. Amounts are whole numbers of the least unit.
public enum Currency {
    /// Kopecks.
    @JsonProperty("rub")
    RUB,
    /// Telegram Stars.
    @JsonProperty("xtr")
    XTR,
    /// Millionths of a provider's credit.
    @JsonProperty("credit")
    CREDIT
}
