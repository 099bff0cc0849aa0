package dev.beseda.contracts.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.contracts.payments.PaymentCommand.AskPayment;
import dev.beseda.contracts.payments.PaymentCommand.ShowReceipt;
import dev.beseda.contracts.payments.PaymentEvent.Decision;
import dev.beseda.contracts.payments.PaymentEvent.PaymentAsked;
import dev.beseda.contracts.payments.PaymentEvent.PaymentDecided;
import dev.beseda.contracts.payments.PaymentEvent.PaymentRefused;
import dev.beseda.contracts.payments.PaymentEvent.ReceiptShown;
import dev.beseda.contracts.payments.PaymentEvent.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What lies on Kafka in this form must be understood for ever.
class PaymentContractTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final UUID PAYMENT = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final UUID WORKSPACE = UUID.fromString("01990000-0000-7000-8000-000000000002");
    private static final UUID BOT = UUID.fromString("01990000-0000-7000-8000-000000000003");
    private static final UUID CONVERSATION = UUID.fromString("01990000-0000-7000-8000-000000000004");
    private static final UUID ORDER = UUID.fromString("01990000-0000-7000-8000-000000000005");
    private static final Instant TOMORROW = Instant.parse("2026-12-01T09:00:00Z");
    private static final Wallet WALLET = new Wallet(WORKSPACE, 42, Currency.RUB);
    private static final Asker ASKER = new Asker(BOT, CONVERSATION, 7);
    private static final String DETAILS = "Банк примеров, счёт 40817810000000000001";
    private static final String REFERENCE = "B-7K3M9Q";

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("ask-payment.v1", new AskPayment(PAYMENT, WALLET, ASKER, 50_000)),
                Arguments.of("show-receipt.v1", new ShowReceipt(ORDER, WALLET, ASKER, PAYMENT, "AgACAgIAAxkBAAIB")));
    }

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        "payment-asked.v1",
                        new PaymentAsked(WALLET, ASKER, PAYMENT, 50_000, REFERENCE, DETAILS, TOMORROW)),
                Arguments.of("receipt-shown.v1", new ReceiptShown(WALLET, ASKER, ORDER, PAYMENT, REFERENCE)),
                Arguments.of(
                        "payment-refused.v1",
                        new PaymentRefused(
                                WALLET, ASKER, PAYMENT, Refusal.NO_DETAILS, "Nobody has written where to pay")),
                Arguments.of(
                        "payment-decided.v1",
                        new PaymentDecided(
                                WALLET,
                                ASKER,
                                PAYMENT,
                                50_000,
                                REFERENCE,
                                Decision.DECLINED,
                                "Перевод не пришёл",
                                new Balance(10_000, 500, 2_600))));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void ordersStayReadable(String sample, PaymentCommand command) throws IOException {
        holds(sample, PaymentCommand.class, command);
    }

    @ParameterizedTest
    @MethodSource("events")
    void answersStayReadable(String sample, PaymentEvent event) throws IOException {
        holds(sample, PaymentEvent.class, event);
    }

    private static <T> void holds(String sample, Class<T> family, T message) throws IOException {
        try (var file = PaymentContractTest.class.getResourceAsStream(sample + ".json")) {
            var written = JSON.readTree(file);

            assertThat(JSON.treeToValue(written, family)).isEqualTo(message);
            assertThat(JSON.readTree(JSON.writerFor(family).writeValueAsString(message)))
                    .isEqualTo(written);
        }
    }
}
