package dev.beseda.bot.telegram.fleet.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.fleet.rules.Diagnosis.Meant;
import dev.beseda.bot.telegram.fleet.rules.Diagnosis.Way;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final String OURS = "https://beseda.example/telegram/1";
    private static final List<String> KINDS = List.of("message", "callback_query");
    private static final BotSnapshot.Seen WELL = new BotSnapshot.Seen("ada_bot", OURS, 0, KINDS, Optional.empty());

    @Test
    void aBotThatIsAsItShouldBeHasNoFindings() {
        assertThat(codes(WELL, meant(Way.WEBHOOK))).isEmpty();
    }

    @Test
    void aWebhookElsewhereIsNamedByItsHostOnly() {
        var foreign = new BotSnapshot.Seen("ada_bot", "https://thief.example:8443/secret", 0, KINDS, Optional.empty());

        var findings = Diagnosis.of(foreign, meant(Way.WEBHOOK), NOW);

        assertThat(findings).extracting(Finding::code).containsExactly("foreign_webhook");
        assertThat(findings.getFirst().repairable()).isTrue();
        assertThat(findings.getFirst().sentence())
                .containsOnlyKeys("ru", "en")
                .allSatisfy((language, text) ->
                        assertThat(text).contains("thief.example:8443").doesNotContain("secret", "%s"));
    }

    @ParameterizedTest
    @CsvSource({"WEBHOOK, no_webhook", "POLLING, ", "NOT_AT_ALL, "})
    void noWebhookIsWrongOnlyWhereOneIsMeant(Way way, String code) {
        var nowhere = new BotSnapshot.Seen("ada_bot", "", 0, List.of(), Optional.empty());

        assertThat(codes(nowhere, meant(way))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void updatesTelegramKeepsBackAreNamed() {
        var narrow = new BotSnapshot.Seen("ada_bot", OURS, 0, List.of("message", "poll"), Optional.empty());

        var findings = Diagnosis.of(narrow, meant(Way.WEBHOOK), NOW);

        assertThat(findings).extracting(Finding::code).containsExactly("wrong_allowed_updates");
        assertThat(findings.getFirst().sentence().get("en")).endsWith("callback_query");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Wrong response from the webhook: 401 Unauthorized | 2026-01-01T11:59:00Z | secret_mismatch",
                "Connection timed out                              | 2026-01-01T11:59:00Z | last_error",
                "Connection timed out                              | 2026-01-01T11:40:00Z |",
                "Wrong response from the webhook: 401 Unauthorized | 2026-01-01T11:54:59Z |",
            })
    void aFailedDeliveryCountsWhileItIsNewAndNotRepaired(String message, Instant at, String code) {
        var failing = new BotSnapshot.Seen(
                "ada_bot", OURS, 0, KINDS, Optional.of(new BotSnapshot.DeliveryError(at, message)));
        var meant = new Meant(
                Way.WEBHOOK,
                OURS,
                KINDS,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Instant.parse("2026-01-01T11:55:00Z")),
                List.of());

        assertThat(codes(failing, meant)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"'10,20,30', 40, true", "'20,30', 40, false", "'10,30,30', 40, false", "'1,2,3', 19, false"})
    void aQueueThatGrowsLookByLookIsWorthAWord(String before, int now, boolean grows) {
        var waiting = new BotSnapshot.Seen("ada_bot", OURS, now, KINDS, Optional.empty());
        var looks = Stream.of(before.split(",")).map(Integer::valueOf).toList();
        var meant = new Meant(Way.WEBHOOK, OURS, KINDS, Optional.empty(), Optional.empty(), Optional.empty(), looks);

        assertThat(codes(waiting, meant).contains("pending_growth")).isEqualTo(grows);
    }

    @Test
    void whatTelegramRefusesToKnowIsTold() {
        assertThat(codes(new BotSnapshot.Revoked(), meant(Way.WEBHOOK))).containsExactly("token_revoked");
        assertThat(codes(new BotSnapshot.Unseen("no answer"), meant(Way.WEBHOOK)))
                .containsExactly("telegram_silent");
    }

    @Test
    void whoTakesThePolledUpdatesIsTold() {
        var meant = new Meant(
                Way.POLLING,
                OURS,
                KINDS,
                Optional.of("Another program"),
                Optional.of("too long"),
                Optional.empty(),
                List.of());

        assertThat(codes(new BotSnapshot.Seen("ada_bot", "", 0, List.of(), Optional.empty()), meant))
                .containsExactly("polling_conflict", "setup_failed");
        assertThat(codes(WELL, meant)).containsExactly("foreign_webhook", "setup_failed");
    }

    private static List<String> codes(BotSnapshot snapshot, Meant meant) {
        return Diagnosis.of(snapshot, meant, NOW).stream().map(Finding::code).toList();
    }

    private static Meant meant(Way way) {
        return new Meant(way, OURS, KINDS, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }
}
