package dev.beseda.simulator.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;

/// What a bot wants to be paid: for which payload, how much; `period` is 0 unless it is a subscription.
public record Bill(String title, String payload, Price price, long period) {
    /// In whole Stars for the currency XTR, otherwise in the smallest units.
    public record Price(String currency, long amount) {
        public boolean isStars() {
            return currency.equals("XTR");
        }
    }

    /// The fields that pre-checkout queries and payments have in common.
    ObjectNode toTelegram() {
        return Json.object()
                .put("currency", price.currency())
                .put("total_amount", price.amount())
                .put("invoice_payload", payload);
    }
}
