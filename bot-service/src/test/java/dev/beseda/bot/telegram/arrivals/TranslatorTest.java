package dev.beseda.bot.telegram.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.telegram.arrivals.Arrival.Message;
import dev.beseda.bot.telegram.arrivals.Arrival.Presence;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.contracts.UpdateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID BOT = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final UpdateKey KEY = new UpdateKey(BOT, 5);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final String FROM = """
            {"id": 111, "is_bot": false, "first_name": "Ада", "last_name": "Л", "username": "ada", "language_code": "pt-BR"}""";
    private static final String CHAT = "{\"id\": 222, \"type\": \"private\", \"first_name\": \"Ада\"}";
    private static final String MESSAGE = """
            {"update_id": 7, "message": {"message_id": 33, "from": %s, "chat": %s, "date": 1772366400, %s}}""";
    private static final String TAP = """
            {"update_id": 8, "callback_query": {"id": "4382bfdwdsb323b2d9", "from": %s, "chat_instance": "1",
             "data": "yes", "message": {"message_id": 32, "chat": %s, "date": 1772366400, "text": "Sure?", "reply_markup": {"inline_keyboard":
              [[{"text": "No", "callback_data": "no"}], [{"text": "Yes!", "callback_data": "yes"}]]}}}}""".formatted(FROM, CHAT);
    private static final String STICKER = message("\"sticker\": {\"file_id\": \"CAAC\", \"emoji\": \"😀\"}");
    private static final String GROUP = """
            {"update_id": 10, "message": {"message_id": 34, "from": %s, "chat": {"id": -100, "type": "supergroup"}, "date": 1,
             "is_topic_message": true, "message_thread_id": 5, "text": "@SurveyBot hi",
             "entities": [{"type": "mention", "offset": 0, "length": 10}],
             "reply_to_message": {"from": {"id": 9}}}}""".formatted(FROM);
    private static final String BLOCKED = """
            {"update_id": 9, "my_chat_member": {"chat": %s, "from": %s, "date": 1,
             "new_chat_member": {"status": "kicked"}}}""".formatted(CHAT, FROM);

    private static String message(String content) {
        return MESSAGE.formatted(FROM, CHAT, content);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException(fault);
        }
    }

    private static Optional<Arrival> translated(String update) {
        return Translator.translate(KEY, json(update), NOW);
    }

    private static EngineEvent saying(String text) {
        return translated(message("\"text\": " + JSON.getNodeFactory().textNode(text)))
                .orElseThrow()
                .engineEvent();
    }

    @Test
    void aMessageIsWhatAPersonWroteAndWhereAndWho() {
        var arrival = translated(message("\"text\": \"Привет\"")).orElseThrow();

        var ada = new Person(111, "Ада", Optional.of("Л"), Optional.of("ada"), Optional.of("pt"));
        assertThat(arrival)
                .isEqualTo(new Arrival(
                        new Destination(BOT, 222),
                        Optional.of(ada),
                        new EngineEvent.Wrote("Привет"),
                        Audience.BOT_ALONE,
                        Optional.of(new Message(33, "text", "Привет", List.of(), false)),
                        Presence.HERE,
                        Optional.empty(),
                        NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "/start, start, ''",
        "/START, start, ''",
        "/start payload_1, start, payload_1",
        "/start@SurveyBot payload, start, payload",
        "/help@SurveyBot, help, ''",
        "'/say  two  words ', say, 'two  words'",
        "'/say\nlines', say, lines",
        "/старт, старт, ''",
    })
    void aSlashBeginsACommand(String text, String name, String argument) {
        assertThat(saying(text)).isEqualTo(new EngineEvent.Commanded(name, argument));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ start", "start/", " /start", "\\start", "1/2"})
    void whatOnlyLooksLikeACommandIsAText(String text) {
        assertThat(saying(text)).isEqualTo(new EngineEvent.Wrote(text));
    }

    @Test
    void aTapNamesItsQueryItsDataItsMessageAndWhatStoodOnTheButton() {
        var arrival = translated(TAP).orElseThrow();

        assertThat(arrival.engineEvent()).isEqualTo(new EngineEvent.Tapped("4382bfdwdsb323b2d9", 32, "yes"));
        assertThat(arrival.chat()).isEqualTo(new Destination(BOT, 222));
        assertThat(arrival.message()).contains(new Message(32, "tap", "Yes!", List.of(), false));
    }

    @Test
    void whoeverIsAboutToPayIsHeardInTheirOwnChat() {
        var arrival = translated("""
                {"update_id": 9, "pre_checkout_query": {"id": "4382", "from": %s, "currency": "XTR", "total_amount": 5,
                 "invoice_payload": "b"}}""".formatted(FROM)).orElseThrow();

        assertThat(arrival.engineEvent())
                .isEqualTo(new EngineEvent.WantsToPay("4382", new EngineEvent.Bill("b", "XTR", 5)));
        assertThat(arrival.chat()).isEqualTo(new Destination(BOT, 111));
        assertThat(arrival.presence()).isEqualTo(Presence.UNCHANGED);
    }

    @Test
    void aPaymentNamesItsChargeAndWhatItIsFor() {
        var arrival = translated("""
                {"update_id": 9, "message": {"message_id": 7, "date": 1, "from": %s, "chat": {"id": 111, "type": "private"},
                 "successful_payment": {"currency": "XTR", "total_amount": 5, "invoice_payload": "b",
                 "telegram_payment_charge_id": "stx1", "provider_payment_charge_id": ""}}}""".formatted(FROM)).orElseThrow();

        assertThat(arrival.engineEvent()).isEqualTo(new EngineEvent.Paid("stx1", new EngineEvent.Bill("b", "XTR", 5)));
    }

    @Test
    void aRefundNamesItsCharge() {
        var arrival = translated("""
                {"update_id": 9, "message": {"message_id": 7, "date": 1, "from": %s, "chat": {"id": 111, "type": "private"},
                 "refunded_payment": {"currency": "XTR", "total_amount": 5, "invoice_payload": "b",
                 "telegram_payment_charge_id": "stx1"}}}""".formatted(FROM)).orElseThrow();

        assertThat(arrival.engineEvent()).isEqualTo(new EngineEvent.Refunded("stx1"));
    }

    @Test
    void aTapOnAMessageTelegramNoLongerShowsIsAnsweredInTheChatOfItsKey() {
        var tap = (ObjectNode) json(TAP);
        ((ObjectNode) tap.path("callback_query")).remove("message");

        var arrival = Translator.translate(KEY, tap, NOW).orElseThrow();

        assertThat(arrival.chat()).isEqualTo(new Destination(BOT, 5));
    }

    @Test
    void aMessageOfAnotherBotIsNotAnswered() {
        var fromBot = FROM.replace("\"is_bot\": false", "\"is_bot\": true");

        assertThat(translated(MESSAGE.formatted(fromBot, CHAT, "\"text\": \"x\"")))
                .isEmpty();
    }

    @Test
    void aPersonWithoutNamesOrLanguageIsAPersonToo() {
        var arrival = translated(MESSAGE.formatted("{\"id\": 1}", "{\"id\": 2}", "\"text\": \"x\""))
                .orElseThrow();

        assertThat(arrival.person()).contains(new Person(1, "", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inline_query", "poll", "chat_member", "shipping_query", "new_kind"})
    void aKindThatConcernsNoConversationChangesNothing(String kind) {
        assertThat(translated(message("\"text\": \"x\"").replace("\"message\":", "\"" + kind + "\":")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kicked, GONE", "left, GONE", "member, HERE", "administrator, HERE"})
    void aChangeOfMembershipTellsWhetherThePersonIsThere(String status, Presence presence) {
        var arrival = translated(BLOCKED.replace("kicked", status)).orElseThrow();

        assertThat(arrival.presence()).isEqualTo(presence);
        assertThat(arrival.engineEvent() instanceof EngineEvent.Left).isEqualTo(presence == Presence.GONE);
        assertThat(arrival.message()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "[]",
                "\"text\"",
                "{}",
                "{\"message\": null}",
                "{\"message\": []}",
                "{\"message\": {}}",
                "{\"message\": {\"from\": 5}}",
                "{\"callback_query\": {\"from\": {\"id\": \"x\"}}}",
                "{\"message\": {\"from\": {\"id\": 1e3}}}",
                "{\"edited_message\": {}}",
                "{\"channel_post\": {\"message_id\": \"x\"}}",
                "{\"message_reaction\": {}}",
                "{\"my_chat_member\": {}}"
            })
    void garbageChangesNothing(String update) {
        assertThat(translated(update)).isEmpty();
    }

    @Test
    void whateverJsonStandsInWhicheverPlaceNothingIsThrown() {
        var garbage = List.of(
                "null",
                "true",
                "5",
                "-1.5e300",
                "99999999999999999999999",
                "\"\"",
                "\"/@\"",
                "\"-\"",
                "[]",
                "[{}]",
                "{}",
                "{\"id\": {}}",
                "\"\\ud83d\"",
                "\"\\u0000\"",
                "\"/ \\u2028@\"");
        var random = new Random(3);
        for (var sample : List.of(message("\"text\": \"/start x\""), TAP, STICKER, BLOCKED, GROUP)) {
            for (int round = 0; round < 2_000; round++) {
                var update = json(sample);
                for (int place = random.nextInt(1, 4); place > 0; place--) {
                    spoil(update, json(garbage.get(random.nextInt(garbage.size()))), random);
                }

                assertThatCode(() -> Translator.translate(KEY, update, NOW))
                        .as(update.toString())
                        .doesNotThrowAnyException();
            }
        }
    }

    /// Puts `value` in a random place of the update.
    private static void spoil(JsonNode update, JsonNode value, Random random) {
        var objects = new ArrayList<ObjectNode>();
        collect(update, objects);
        var object = objects.get(random.nextInt(objects.size()));
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (!names.isEmpty()) {
            object.set(names.get(random.nextInt(names.size())), value);
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ContainerNode<?>) {
            node.forEach(child -> collect(child, objects));
        }
    }
}
