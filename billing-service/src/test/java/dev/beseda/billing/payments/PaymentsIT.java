package dev.beseda.billing.payments;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.payments.PaymentCommand.AskPayment;
import dev.beseda.contracts.payments.PaymentEvent.Decision;
import dev.beseda.contracts.payments.PaymentEvent.PaymentAsked;
import dev.beseda.contracts.payments.PaymentEvent.PaymentDecided;
import dev.beseda.contracts.payments.PaymentEvent.PaymentRefused;
import dev.beseda.contracts.payments.PaymentEvent.ReceiptShown;
import dev.beseda.contracts.payments.PaymentEvent.Refusal;
import dev.beseda.testkit.InfrastructureResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Payments as bots know them: orders on one topic, answers on another, and somebody who decides in between.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class PaymentsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ObjectMapper json;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry metrics;

    @Inject
    OldestReceipt oldest;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private PayingBot bot;

    @BeforeEach
    void begin() {
        bot = new PayingBot(kafka, json);
    }

    @Test
    void whatTwentyConfirmAtOnceIsBookedOnceAndToldOnce() {
        bot.withDetails();
        var payment = bot.ask(50_000).id();
        bot.show(payment, "file-1");
        var told = bot.events(2);
        var asked = (PaymentAsked) told.get(0);
        assertThat(asked.details()).isEqualTo("Банк примеров, счёт 1");
        assertThat(told.get(1)).isInstanceOf(ReceiptShown.class);

        var answers = atOnce(20, payment);

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).hasStatus(200).has("state", "confirmed"));
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        bot.ask(1);
        assertThat(bot.events(4))
                .filteredOn(PaymentDecided.class::isInstance)
                .containsExactly(new PaymentDecided(
                        bot.ada,
                        bot.asker,
                        payment,
                        50_000,
                        asked.reference(),
                        Decision.CONFIRMED,
                        "",
                        new Balance(50_000, 0, 0)));
        var statement = bot.as("viewer").get("/api/statements/42");
        assertThat(statement)
                .has("items.size()", 1)
                .lists("items.amount", 50_000)
                .lists("items.memo", "Bank transfer " + asked.reference());
    }

    @Test
    void aDeclinedPaymentMovesNothingAndTheBotIsToldWhy() {
        var payment = bot.withDetails().ask(50_000).id();
        bot.events(1);

        assertThat(bot.decline(payment, "Не пришёл")).hasStatus(200).has("state", "declined");

        var decided = (PaymentDecided) bot.events(2).get(1);
        assertThat(decided.decision()).isEqualTo(Decision.DECLINED);
        assertThat(decided.reason()).isEqualTo("Не пришёл");
        assertThat(decided.balance()).isEqualTo(new Balance(0, 0, 0));
        bot.show(payment, "late");
        assertThat(refusals(3)).containsExactly(Refusal.UNKNOWN_PAYMENT);
    }

    @Test
    void whatNobodyShowsAReceiptForExpiresAndWhatHasOneWaits() throws SQLException {
        var silent = bot.withDetails().ask(100).id();
        var shown = bot.ask(200).id();
        bot.show(shown, "file-1");
        bot.events(3);

        timePasses("expires_at");

        var decided = (PaymentDecided) bot.events(4).get(3);
        assertThat(decided.payment()).isEqualTo(silent);
        assertThat(decided.decision()).isEqualTo(Decision.EXPIRED);
        assertThat(bot.as("viewer").get("/api/payments/{id}", silent)).has("state", "expired");
        assertThat(bot.as("viewer").get("/api/payments/{id}", shown)).has("state", "receipt");
        assertThat(bot.confirm(silent))
                .isProblem(409, "payment-decided")
                .hasText("detail", "expired without a receipt");
    }

    @Test
    void theAgeOfTheOldestReceiptIsMeasured() throws SQLException {
        var payment = bot.withDetails().ask(100).id();
        bot.show(payment, "file-1");
        bot.events(2);
        timePasses("receipt_at");

        oldest.measure().await().atMost(PATIENCE);

        var gauge = metrics.get("beseda.payments.oldest.receipt.seconds").gauge();
        assertThat(gauge.value()).isGreaterThanOrEqualTo(100_000);
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() {
        bot.ask(100);
        assertThat(refusals(1)).containsExactly(Refusal.NO_DETAILS);
        bot.withDetails();

        bot.ask(0);
        bot.ask(100_000_000_001L);
        bot.show(UUID.randomUUID(), "file-1");
        IntStream.range(0, 6).forEach(at -> bot.ask(100));

        assertThat(refusals(10))
                .containsExactly(
                        Refusal.NO_DETAILS,
                        Refusal.BAD_AMOUNT,
                        Refusal.BAD_AMOUNT,
                        Refusal.UNKNOWN_PAYMENT,
                        Refusal.TOO_MANY);
    }

    @Test
    void theSameIdGetsTheSameAnswerAndAnotherAmountIsRefused() {
        var order = bot.withDetails().ask(100);
        var later = new Asker(bot.asker.bot(), bot.asker.conversation(), 8);
        bot.order(new AskPayment(order.id(), bot.ada, later, 100));
        bot.order(new AskPayment(order.id(), bot.ada, later, 101));

        var told = bot.events(3);

        var first = (PaymentAsked) told.get(0);
        var second = (PaymentAsked) told.get(1);
        assertThat(second.reference()).isEqualTo(first.reference());
        assertThat(second.expiresAt()).isEqualTo(first.expiresAt());
        assertThat(second.asker()).isEqualTo(later);
        assertThat(((PaymentRefused) told.get(2)).reason()).isEqualTo(Refusal.ID_TAKEN);
    }

    private List<Response> atOnce(int times, UUID payment) {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, times)
                    .mapToObj(at -> CompletableFuture.supplyAsync(() -> bot.confirm(payment), people))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private List<Refusal> refusals(int events) {
        return bot.events(events).stream()
                .filter(PaymentRefused.class::isInstance)
                .map(no -> ((PaymentRefused) no).reason())
                .toList();
    }

    /// As if two days were over since.
    private void timePasses(String column) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update payment set %s = %s - interval '2 days' where workspace_id = '%s'"
                    .formatted(column, column, bot.ada.workspace()));
        }
    }
}
