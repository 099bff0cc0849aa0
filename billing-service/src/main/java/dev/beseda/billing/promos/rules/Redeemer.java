package dev.beseda.billing.promos.rules;

/// What a promo code's rules must know of the person who gives it.
///
/// @param uses          how often the person has used it
/// @param awaitsTopUp   whether it waits for the wallet's next top-up already
/// @param hasMovedMoney whether any money was moved in the wallet
/// @param hasPaid       whether anything was paid from the wallet
public record Redeemer(long uses, boolean awaitsTopUp, boolean hasMovedMoney, boolean hasPaid) {
    public static final Redeemer NEW = new Redeemer(0, false, false, false);
}
