package dev.beseda.contracts.billing;

/// What is in a wallet.
///
/// @param bonus what has not expired
/// @param held how much of both is held for work that is under way
public record Balance(long main, long bonus, long held) {
    /// What can be spent.
    public long available() {
        return main + bonus - held;
    }
}
