package dev.beseda.billing.ledger.rules;

import dev.beseda.contracts.billing.BillingCommand;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/// Says what two orders under one id have different.
final class OrderDifference {
    private OrderDifference() {}

    static String between(BillingCommand before, BillingCommand now) {
        if (!before.getClass().equals(now.getClass())) {
            return "that was %s, this is %s"
                    .formatted(before.getClass().getSimpleName(), now.getClass().getSimpleName());
        }
        return Arrays.stream(now.getClass().getRecordComponents())
                .filter(field -> !Objects.equals(value(field, before), value(field, now)))
                .map(field ->
                        "%s was %s, and is %s".formatted(field.getName(), value(field, before), value(field, now)))
                .collect(Collectors.joining("; "));
    }

    private static Object value(RecordComponent field, BillingCommand command) {
        try {
            return field.getAccessor().invoke(command);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException("A record can't be read: " + field, fault);
        }
    }
}
