package dev.beseda.bot.conversations.operators;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Which deliveries an operator wrote.
@ApplicationScoped
class OperatorMessages {
    private static final String PUT = """
            insert into operator_message (delivery_id, conversation_id, operator)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[])
            """;

    Uni<Void> put(Transaction transaction, List<Delivery> deliveries, String operator) {
        var columns = UnnestColumns.of(deliveries)
                .uuids(Delivery::id)
                .uuids(delivery -> delivery.conversation().orElseThrow())
                .texts(delivery -> operator);
        return transaction.run(PUT, columns.tuple()).replaceWithVoid();
    }
}
