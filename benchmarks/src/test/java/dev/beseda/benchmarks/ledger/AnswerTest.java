package dev.beseda.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.billing.BillingCommand;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private final Orders orders = new Orders(10);

    @Test
    void anAnswerIsKnownByTheNumberOfItsOrder() {
        assertThat(read("hold-ended.v1", orders.settle(123))).isEqualTo(new Answer(Orders.second(123), true, 5));
        assertThat(read("command-refused.v1", orders.hold(9))).isEqualTo(new Answer(Orders.first(9), false, 5));
    }

    private static Answer read(String type, BillingCommand command) {
        var event = """
                {"type": "%s", "wallet": {"person": 7, "command": 8}, "command": "%s", "amount": 100}
                """;
        return Answer.read(event.formatted(type, command.id()), 5);
    }
}
