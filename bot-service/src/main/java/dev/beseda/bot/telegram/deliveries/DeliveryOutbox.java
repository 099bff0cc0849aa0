package dev.beseda.bot.telegram.deliveries;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// The way out to Telegram.
public interface DeliveryOutbox {
    /// Stores deliveries with the transaction; they leave when it is committed.
    Uni<Void> put(Transaction transaction, List<Delivery> decided);
}
