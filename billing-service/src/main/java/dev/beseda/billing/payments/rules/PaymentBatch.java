package dev.beseda.billing.payments.rules;

import dev.beseda.billing.payments.rules.PaymentFacts.Limits;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.contracts.payments.PaymentCommand;
import dev.beseda.contracts.payments.PaymentEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The orders of one batch, decided one after the other: each sees what those before it have changed.
public final class PaymentBatch {
    private final Map<PaymentId, Payment> payments = new LinkedHashMap<>();
    private final Map<PaymentId, Payment> changed = new LinkedHashMap<>();
    private final Map<UUID, String> details;
    private final Limits limits;

    /// @param found   the payments that orders name, the open ones of whoever asks for another, and those that have a
    ///                reference which may be given
    /// @param details where to pay, by workspace
    public PaymentBatch(Collection<Payment> found, Map<UUID, String> details, Limits limits) {
        found.forEach(payment -> payments.put(payment.key(), payment));
        this.details = Map.copyOf(details);
        this.limits = limits;
    }

    public PaymentEvent decide(PaymentCommand command, Instant now) {
        var id = PaymentId.of(command);
        var outcome = PaymentRules.decide(Optional.ofNullable(payments.get(id)), command, facts(command.wallet(), now));
        outcome.changed().ifPresent(payment -> {
            payments.put(id, payment);
            changed.put(id, payment);
        });
        return outcome.event();
    }

    /// Payments that are new, or others than before.
    public List<Payment> changed() {
        return List.copyOf(changed.values());
    }

    private PaymentFacts facts(Wallet wallet, Instant now) {
        var ofWorkspace = payments.values().stream()
                .filter(payment -> payment.wallet().workspace().equals(wallet.workspace()))
                .toList();
        return new PaymentFacts(
                now,
                limits,
                Optional.ofNullable(details.get(wallet.workspace())),
                ofWorkspace.stream()
                        .filter(payment -> payment.wallet().person() == wallet.person())
                        .filter(Payment::isOpen)
                        .count(),
                ofWorkspace.stream().map(Payment::reference).collect(Collectors.toSet()));
    }
}
