package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import java.util.Set;

/// Where a sender's deliveries come from. It hears from the sender how far they have come.
interface Supply {
    /// Calls of these piles have begun: there may be room for more of them.
    void refill(Set<Pile> begun);

    /// A call of this pile may not begin yet: it is left to the table.
    void takeBack(Pile refused);
}
