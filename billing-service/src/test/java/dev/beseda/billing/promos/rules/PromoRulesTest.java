package dev.beseda.billing.promos.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.billing.promos.rules.Promo.Availability;
import dev.beseda.billing.promos.rules.Promo.Condition;
import dev.beseda.billing.promos.rules.Promo.Gift.Amount;
import dev.beseda.billing.promos.rules.Promo.Gift.Percent;
import dev.beseda.billing.promos.rules.PromoRules.Objection;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromoRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-12-01T00:00:00Z");
    private static final Wallet ADA = new Wallet(new UUID(0, 1), 42, Currency.RUB);
    private static final Availability ONCE =
            new Availability(true, Optional.empty(), Optional.empty(), OptionalLong.empty(), 1);
    private static final Availability FROM_NOON_TO_NIGHT =
            new Availability(true, Optional.of(NOON), Optional.of(NIGHT), OptionalLong.empty(), 1);
    private static final Promo GIFT = promo(Condition.NONE);

    @Test
    void aCodeThatIsThereCanBeRedeemed() {
        assertThat(objection(GIFT, Redeemer.NEW)).isEmpty();
    }

    @Test
    void aCodeThatIsNotThereIsUnknown() {
        var no = PromoRules.objection(PromoFacts.NONE, ADA, NOON);

        assertThat(no).contains(new Objection(Refusal.UNKNOWN_CODE, "code: there is no such promo code"));
    }

    @Test
    void aCodeThatIsSwitchedOffIsUnknown() {
        var off = new Availability(false, Optional.empty(), Optional.empty(), OptionalLong.empty(), 1);

        refuses(GIFT.with(off), Redeemer.NEW, Refusal.UNKNOWN_CODE, "switched off");
    }

    @Test
    void aCodeOfAnotherCurrencyIsUnknown() {
        var stars = new Wallet(ADA.workspace(), ADA.person(), Currency.XTR);

        var no = PromoRules.objection(facts(GIFT, Redeemer.NEW), stars, NOON).orElseThrow();

        assertThat(no.reason()).isEqualTo(Refusal.UNKNOWN_CODE);
        assertThat(no.sentence()).isEqualTo("code: the promo code GIFT is for wallets in rub");
    }

    @Test
    void aWindowBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
        var promo = GIFT.with(FROM_NOON_TO_NIGHT);

        assertThat(at(promo, NOON.minusNanos(1)))
                .get()
                .extracting(Objection::reason, Objection::sentence)
                .containsExactly(
                        Refusal.UNKNOWN_CODE, "code: the promo code GIFT can be used from 2026-11-30T12:00:00Z on");
        assertThat(at(promo, NOON)).isEmpty();
        assertThat(at(promo, NIGHT.minusNanos(1))).isEmpty();
        assertThat(at(promo, NIGHT))
                .get()
                .extracting(Objection::reason, Objection::sentence)
                .containsExactly(
                        Refusal.UNKNOWN_CODE, "code: the promo code GIFT could be used until 2026-12-01T00:00:00Z");
    }

    @Test
    void allTogetherUseACodeAsOftenAsItMayBe() {
        var twice = GIFT.with(new Availability(true, Optional.empty(), Optional.empty(), OptionalLong.of(2), 1));

        assertThat(objection(twice.usedOnceMore(), Redeemer.NEW)).isEmpty();
        refuses(
                twice.usedOnceMore().usedOnceMore(),
                Redeemer.NEW,
                Refusal.CODE_USED_UP,
                "code: the promo code GIFT was used as often as it may be: 2");
    }

    @Test
    void aPersonUsesACodeAsOftenAsItMay() {
        var twice = GIFT.with(new Availability(true, Optional.empty(), Optional.empty(), OptionalLong.empty(), 2));

        assertThat(objection(twice, new Redeemer(1, false, true, true))).isEmpty();
        refuses(twice, new Redeemer(2, false, true, true), Refusal.CODE_USED, "as a person may: 2");
    }

    @Test
    void whoHadACodeIsToldThatRatherThanThatItIsUsedUp() {
        var once = GIFT.with(new Availability(true, Optional.empty(), Optional.empty(), OptionalLong.of(1), 1))
                .usedOnceMore();

        refuses(once, new Redeemer(1, false, true, false), Refusal.CODE_USED, "as a person may: 1");
    }

    @Test
    void aCodeThatWaitsForATopUpIsNotTakenTwice() {
        var twice = GIFT.with(new Availability(true, Optional.empty(), Optional.empty(), OptionalLong.empty(), 2));

        refuses(twice, new Redeemer(1, true, false, false), Refusal.CODE_USED, "waits for the next top-up");
    }

    @Test
    void whoHadMoneyIsNotNew() {
        var promo = promo(Condition.NEW_PERSON);

        assertThat(objection(promo, Redeemer.NEW)).isEmpty();
        refuses(promo, new Redeemer(0, false, true, false), Refusal.CODE_NOT_FOR_YOU, "is for new persons");
    }

    @Test
    void whoHasPaidHasMadeTheFirstPurchase() {
        var promo = promo(Condition.FIRST_PURCHASE);

        assertThat(objection(promo, new Redeemer(0, false, true, false))).isEmpty();
        refuses(promo, new Redeemer(0, false, true, true), Refusal.CODE_NOT_FOR_YOU, "is for the first purchase");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 50000, 5000",
        "10, 9, 0",
        "10, 19, 1",
        "33, 199, 65",
        "100, 12345, 12345",
        "1, 99, 0",
        "100, 1000000000000000, 1000000000000000",
        "7, 9223372036854775807, 645636042579834306",
    })
    void aPercentageIsRoundedDown(int percent, long topUp, long bonus) {
        assertThat(new Percent(percent, OptionalLong.empty()).of(topUp)).isEqualTo(bonus);
    }

    @Test
    void aPercentageGivesNoMoreThanItsMost() {
        var percent = new Percent(10, OptionalLong.of(1_000));

        assertThat(percent.of(9_999)).isEqualTo(999);
        assertThat(percent.of(10_000)).isEqualTo(1_000);
        assertThat(percent.of(50_000)).isEqualTo(1_000);
    }

    @Test
    void bonusMoneyExpiresAtAWholeSecondAfterItWasGiven() {
        assertThat(GIFT.expiry(NOON.plusMillis(999))).contains(NOON.plusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({
        "welcome, WELCOME",
        " Welcome , WELCOME",
        "весна-26, ВЕСНА-26",
        "a_1, A_1",
        "й-1, Й-1",
        "straße, STRASSE"
    })
    void codesAreComparedInOneForm(String text, String code) {
        assertThat(PromoCode.parse(text)).contains(code);
        assertThat(PromoCode.parse(code)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "a b c", "50%", "a.b", "code!", "\0\0\0", "١٢٣", "😀😀😀", "\ud800\ud800\ud800"})
    void whatIsNoCodeIsNone(String text) {
        assertThat(PromoCode.parse(text)).isEmpty();
    }

    @Test
    void aCodeHasThirtyTwoCharactersAtTheMost() {
        assertThat(PromoCode.parse("x".repeat(32))).isPresent();
        assertThat(PromoCode.parse("x".repeat(33))).isEmpty();
        assertThat(PromoCode.parse("x".repeat(10_000_000))).isEmpty();
    }

    private static Promo promo(Condition condition) {
        return new Promo(
                new UUID(0, 7),
                ADA.workspace(),
                "GIFT",
                Currency.RUB,
                new Amount(5_000),
                Optional.of(Duration.ofMinutes(1)),
                condition,
                "A gift",
                ONCE,
                0);
    }

    private static void refuses(Promo promo, Redeemer redeemer, Refusal reason, String words) {
        var no = objection(promo, redeemer).orElseThrow();
        assertThat(no.reason()).isEqualTo(reason);
        assertThat(no.sentence()).startsWith("code: ").contains(words);
    }

    private static Optional<Objection> objection(Promo promo, Redeemer redeemer) {
        return PromoRules.objection(facts(promo, redeemer), ADA, NOON);
    }

    private static Optional<Objection> at(Promo promo, Instant now) {
        return PromoRules.objection(facts(promo, Redeemer.NEW), ADA, now);
    }

    private static PromoFacts facts(Promo promo, Redeemer redeemer) {
        return new PromoFacts(Optional.of(promo), redeemer, List.of());
    }
}
