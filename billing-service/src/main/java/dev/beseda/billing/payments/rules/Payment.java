package dev.beseda.billing.payments.rules;

import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.contracts.payments.PaymentEvent.Decision;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a person wants to pay, or has paid, by bank transfer.
///
/// @param asker     whoever hears how it ends
/// @param reference what the person writes beside the transfer
/// @param details   where to pay, as the person was told it
/// @param expiresAt when it is over, unless a receipt was shown
public record Payment(
        UUID id,
        Wallet wallet,
        Asker asker,
        long amount,
        String reference,
        String details,
        Instant askedAt,
        Instant expiresAt,
        Optional<Receipt> receipt,
        Optional<Verdict> verdict) {

    /// What the person has shown.
    ///
    /// @param file Telegram's id of it, as `bot` knows it
    public record Receipt(String file, UUID bot, Instant shownAt) {}

    /// How it ended.
    ///
    /// @param by     who decided; nobody, if its time was over
    /// @param reason what whoever decided wrote about it; may be empty
    public record Verdict(Decision decision, Optional<String> by, Instant at, String reason) {}

    /// How far it is.
    public enum State {
        /// No receipt was shown yet.
        WAITING,
        /// Somebody has to look at the receipt.
        RECEIPT,
        CONFIRMED,
        DECLINED,
        EXPIRED
    }

    public PaymentId key() {
        return new PaymentId(wallet.workspace(), id);
    }

    public State state() {
        return verdict.map(ended -> ended(ended.decision()))
                .orElseGet(() -> receipt.isPresent() ? State.RECEIPT : State.WAITING);
    }

    private static State ended(Decision decision) {
        return switch (decision) {
            case CONFIRMED -> State.CONFIRMED;
            case DECLINED -> State.DECLINED;
            case EXPIRED -> State.EXPIRED;
        };
    }

    boolean isOpen() {
        return verdict.isEmpty();
    }

    Payment showing(Receipt shown) {
        return new Payment(
                id, wallet, asker, amount, reference, details, askedAt, expiresAt, Optional.of(shown), verdict);
    }

    Payment endingWith(Verdict decided) {
        return new Payment(
                id, wallet, asker, amount, reference, details, askedAt, expiresAt, receipt, Optional.of(decided));
    }
}
