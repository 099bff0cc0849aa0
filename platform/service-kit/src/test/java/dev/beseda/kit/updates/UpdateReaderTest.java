package dev.beseda.kit.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.problems.BadField;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateReaderTest {
    private static final String MESSAGE = """
            {"update_id": 7, "message": {"message_id": 1, "from": {"id": 5, "is_bot": false},
             "reply_to_message": {"chat": {"id": 99}}, "entities": [{"user": {"id": 98}}],
             "chat": {"id": -100123, "type": "group"}, "text": "Привет"}}
            """;

    private static UpdateHead read(byte[] body) {
        return UpdateReader.head(UpdateReader.text(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "message                   | {\"from\": {\"id\": 5}, \"chat\": {\"id\": 42}}",
                "edited_message            | {\"chat\": {\"id\": 42}, \"from\": {\"id\": 5}}",
                "channel_post              | {\"sender_chat\": {\"id\": 5}, \"chat\": {\"id\": 42}}",
                "edited_channel_post       | {\"chat\": {\"id\": 42}}",
                "business_message          | {\"chat\": {\"id\": 42}}",
                "deleted_business_messages | {\"message_ids\": [1, 2], \"chat\": {\"id\": 42}}",
                "business_connection       | {\"id\": \"x\", \"user\": {\"id\": 5}, \"user_chat_id\": 42}",
                "callback_query            | {\"id\": \"1\", \"from\": {\"id\": 5}, \"message\": {\"chat\": {\"id\": 42}}}",
                "callback_query            | {\"id\": \"1\", \"inline_message_id\": \"m\", \"from\": {\"id\": 42}}",
                "inline_query              | {\"id\": \"1\", \"from\": {\"id\": 42}, \"location\": {\"id\": 5}}",
                "chosen_inline_result      | {\"result_id\": \"1\", \"from\": {\"id\": 42}}",
                "shipping_query            | {\"from\": {\"id\": 42}}",
                "pre_checkout_query        | {\"id\": \"7\", \"from\": {\"id\": 42}, \"total_amount\": 100}",
                "purchased_paid_media      | {\"from\": {\"id\": 42}}",
                "message_reaction          | {\"user\": {\"id\": 5}, \"chat\": {\"id\": 42}}",
                "my_chat_member            | {\"from\": {\"id\": 5}, \"chat\": {\"id\": 42}}",
                "chat_member               | {\"chat\": {\"id\": 42}, \"new_chat_member\": {\"user\": {\"id\": 5}}}",
                "chat_join_request         | {\"user_chat_id\": 5, \"from\": {\"id\": 6}, \"chat\": {\"id\": 42}}",
                "chat_boost                | {\"boost\": {\"source\": {\"user\": {\"id\": 5}}}, \"chat\": {\"id\": 42}}",
                "poll_answer               | {\"voter_chat\": {\"id\": 5}, \"user\": {\"id\": 42}}",
                "poll_answer               | {\"voter_chat\": {\"id\": 42}}",
                "managed_bot               | {\"bot\": {\"id\": 5}, \"user\": {\"id\": 42}}",
                "invented_tomorrow         | {\"from\": {\"id\": 5}, \"chat\": {\"id\": 42}}",
                "invented_tomorrow         | {\"from\": {\"id\": 42}}",
            })
    void everyKindOfUpdateTellsItsChat(String kind, String content) {
        var update = "{\"update_id\": 7, \"%s\": %s}".formatted(kind, content);

        var head = UpdateReader.head(update);

        assertThat(head).isEqualTo(new UpdateHead(7, 42));
    }

    @Test
    void idsDeeperInAMessageAreNotTheChat() {
        var head = UpdateReader.head(MESSAGE);

        assertThat(head).isEqualTo(new UpdateHead(7, -100123));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\": 7}",
                "{\"update_id\": 7, \"poll\": {\"id\": \"5\", \"options\": []}}",
                "{\"message\": {\"chat\": {\"id\": \"42\"}}, \"update_id\": 7}",
                "{\"update_id\": 7, \"message\": {\"chat\": [{\"id\": 42}]}}",
                "{\"update_id\": 7, \"message\": [{\"chat\": {\"id\": 42}}]}",
                "{\"update_id\": 7, \"message\": null}",
            })
    void anUpdateWithoutAChatBelongsToChatZero(String update) {
        assertThat(UpdateReader.head(update)).isEqualTo(new UpdateHead(7, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "update_id | {}",
                "update_id | {\"message\": {\"update_id\": 1}}",
                "update_id | {\"update_id\": \"7\"}",
                "update_id | {\"update_id\": 7.5}",
                "update_id | {\"update_id\": -1}",
                "update_id | {\"update_id\": null}",
                "body      | {\"update_id\": 99999999999999999999}",
                "body      | {\"update_id\": 7, \"message\": {\"chat\": {\"id\": 99999999999999999999}}}",
                "body      | []",
                "body      | [{\"update_id\": 7}]",
                "body      | 7",
                "body      | null",
                "body      | {\"update_id\": 7",
                "body      | {\"update_id\": 7} {}",
                "body      | {\"update_id\": 7, \"message\": {\"chat\": {\"id\": 42}}",
                "body      | {\"update_id\": 7, \"message\": {\"text\": \"\\x\"}}",
                "body      | {update_id: 7}",
            })
    void whatIsNoUpdateIsRefusedByField(String field, String body) {
        assertThatThrownBy(() -> UpdateReader.head(body))
                .isInstanceOfSatisfying(
                        BadField.class, refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void anEmptyBodyIsRefused() {
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(BadField.class);
    }

    @Test
    void aBodyInAnotherEncodingIsRefused() {
        byte[] utf16 = MESSAGE.getBytes(StandardCharsets.UTF_16LE);
        byte[] latin1 = "{\"update_id\": 7, \"message\": {\"text\": \"é\"}}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(utf16)).isInstanceOf(BadField.class);
        assertThatThrownBy(() -> read(latin1)).isInstanceOf(BadField.class);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        var deep = "{\"update_id\": 7, \"message\": " + "[".repeat(100_000);

        assertThatThrownBy(() -> UpdateReader.head(deep)).isInstanceOf(BadField.class);
    }

    @Test
    void randomBytesAreReadOrRefusedAndNothingElse() {
        var random = new Random(20_240_601);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);

            assertReadOrRefused(bytes);
        }
    }

    @Test
    void damagedUpdatesAreReadOrRefusedAndNothingElse() {
        var random = new Random(20_240_602);
        byte[] whole = MESSAGE.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 50_000; round++) {
            byte[] damaged = whole.clone();
            for (int hit = random.nextInt(4); hit >= 0; hit--) {
                damaged[random.nextInt(damaged.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : "{}[]:,\"\\0".charAt(random.nextInt(9)));
            }

            assertReadOrRefused(damaged);
        }
    }

    private static void assertReadOrRefused(byte[] body) {
        try {
            assertThat(read(body).updateId()).isNotNegative();
        } catch (BadField refused) {
            assertThat(refused.sentence()).isNotBlank();
        }
    }
}
