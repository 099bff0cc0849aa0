package dev.beseda.contracts.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.ExpireBonus;
import dev.beseda.contracts.billing.BillingCommand.ExpireHold;
import dev.beseda.contracts.billing.BillingCommand.FreezeWallet;
import dev.beseda.contracts.billing.BillingCommand.GrantBonus;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.RedeemPromo;
import dev.beseda.contracts.billing.BillingCommand.Refund;
import dev.beseda.contracts.billing.BillingCommand.ReleaseHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TellBalance;
import dev.beseda.contracts.billing.BillingCommand.TellStatement;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent.AccountKind;
import dev.beseda.contracts.billing.BillingEvent.BalanceTold;
import dev.beseda.contracts.billing.BillingEvent.Booking;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.HoldEnding;
import dev.beseda.contracts.billing.BillingEvent.Line;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
import dev.beseda.contracts.billing.BillingEvent.Part;
import dev.beseda.contracts.billing.BillingEvent.PercentNoted;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.BillingEvent.StatementTold;
import dev.beseda.contracts.billing.BillingEvent.WalletFrozen;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What lies on Kafka in this form must be understood for ever.
class BillingContractTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final UUID WORKSPACE = UUID.fromString("01990000-0000-7000-8000-000000000002");
    private static final UUID BOT = UUID.fromString("01990000-0000-7000-8000-000000000003");
    private static final UUID CONVERSATION = UUID.fromString("01990000-0000-7000-8000-000000000004");
    private static final UUID OTHER = UUID.fromString("01990000-0000-7000-8000-000000000005");
    private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");
    private static final Wallet WALLET = new Wallet(WORKSPACE, 42, Currency.RUB);
    private static final Optional<Asker> ASKER = Optional.of(new Asker(BOT, CONVERSATION, 7));
    private static final Memo MEMO = new Memo("Картинка", Optional.of(BOT));
    private static final Balance BALANCE = new Balance(10_000, 500, 2_600);
    private static final List<Part> PARTS = List.of(
            new Part(AccountKind.BONUS, Optional.of(NINE), -500), new Part(AccountKind.MAIN, Optional.empty(), -2_100));

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("place-hold.v1", new PlaceHold(ID, WALLET, ASKER, 2_600, Duration.ofMinutes(15), MEMO)),
                Arguments.of("settle-hold.v1", new SettleHold(ID, WALLET, ASKER, OTHER, 2_600)),
                Arguments.of("release-hold.v1", new ReleaseHold(ID, WALLET, ASKER, OTHER)),
                Arguments.of("expire-hold.v1", new ExpireHold(ID, WALLET, Optional.empty(), OTHER)),
                Arguments.of("charge.v1", new Charge(ID, WALLET, ASKER, 2_600, MEMO)),
                Arguments.of("top-up.v1", new TopUp(ID, WALLET, ASKER, 10_000, "stars", MEMO)),
                Arguments.of("grant-bonus.v1", new GrantBonus(ID, WALLET, ASKER, 500, Optional.of(NINE), MEMO)),
                Arguments.of("expire-bonus.v1", new ExpireBonus(ID, WALLET, Optional.empty())),
                Arguments.of("refund.v1", new Refund(ID, WALLET, ASKER, OTHER, 2_600, MEMO)),
                Arguments.of("freeze-wallet.v1", new FreezeWallet(ID, WALLET, ASKER, true, "Спор")),
                Arguments.of("tell-balance.v1", new TellBalance(ID, WALLET, ASKER)),
                Arguments.of("tell-statement.v1", new TellStatement(ID, WALLET, ASKER, OptionalLong.of(900))),
                Arguments.of("redeem-promo.v1", new RedeemPromo(ID, WALLET, ASKER, "WELCOME", Optional.of(BOT))));
    }

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("money-held.v1", new MoneyHeld(ID, WALLET, ASKER, 2_600, NINE, BALANCE)),
                Arguments.of(
                        "hold-ended.v1",
                        new HoldEnded(ID, WALLET, ASKER, OTHER, HoldEnding.SETTLED, PARTS, 100, 50, BALANCE)),
                Arguments.of("money-booked.v1", new MoneyBooked(ID, WALLET, ASKER, Booking.CHARGE, PARTS, 0, BALANCE)),
                Arguments.of("wallet-frozen.v1", new WalletFrozen(ID, WALLET, ASKER, true, BALANCE)),
                Arguments.of("balance-told.v1", new BalanceTold(ID, WALLET, ASKER, false, BALANCE)),
                Arguments.of(
                        "statement-told.v1",
                        new StatementTold(
                                ID,
                                WALLET,
                                ASKER,
                                List.of(new Line(NINE, -2_600, "Картинка")),
                                OptionalLong.of(899),
                                BALANCE)),
                Arguments.of("percent-noted.v1", new PercentNoted(ID, WALLET, ASKER, 10, BALANCE)),
                Arguments.of(
                        "command-refused.v1",
                        new CommandRefused(
                                ID,
                                WALLET,
                                Optional.empty(),
                                Refusal.INSUFFICIENT_FUNDS,
                                150,
                                "The wallet has 150 too little",
                                BALANCE)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void ordersStayReadable(String sample, BillingCommand command) throws IOException {
        holds(sample, BillingCommand.class, command);
    }

    @ParameterizedTest
    @MethodSource("events")
    void answersStayReadable(String sample, BillingEvent event) throws IOException {
        holds(sample, BillingEvent.class, event);
    }

    private static <T> void holds(String sample, Class<T> family, T message) throws IOException {
        try (var file = BillingContractTest.class.getResourceAsStream(sample + ".json")) {
            var written = JSON.readTree(file);

            assertThat(JSON.treeToValue(written, family)).isEqualTo(message);
            assertThat(JSON.readTree(JSON.writerFor(family).writeValueAsString(message)))
                    .isEqualTo(written);
        }
    }
}
