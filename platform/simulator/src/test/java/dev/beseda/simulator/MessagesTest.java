package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.spec.Specification;
import dev.beseda.simulator.spec.Type;
import dev.beseda.simulator.spec.Validator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What bots do with messages that are there: edit, copy, forward, pin, answer, delete.
class MessagesTest {
    private static final Validator STRICT = Validator.strict(Specification.load());
    private static final String MODIFIED = "Bad Request: message is not modified";

    private final TestPhone phone = new TestPhone();

    @BeforeEach
    void start() {
        phone.write("/start");
    }

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void aCaptionIsEditedOnceAndNotTwice() {
        var edit = toMessage(photo("First")).put("caption", "<i>Second</i>").put("parse_mode", "HTML");

        var edited = message(phone.call("editMessageCaption", edit));
        var again = phone.call("editMessageCaption", edit);

        assertThat(edited.path("caption").asText()).isEqualTo("Second");
        assertThat(edited.has("photo")).isTrue();
        assertThat(description(again)).startsWith(MODIFIED);
    }

    @Test
    void aTextHasNoCaptionAndAPhotoNoText() {
        long text = phone.sendButton("yes").path("message_id").asLong();

        var caption = phone.call("editMessageCaption", toMessage(text).put("caption", "x"));
        var words = phone.call("editMessageText", toMessage(photo("x")).put("text", "y"));

        assertThat(description(caption)).isEqualTo("Bad Request: there is no caption in the message to edit");
        assertThat(description(words)).isEqualTo("Bad Request: there is no text in the message to edit");
    }

    @Test
    void mediaIsReplaced() {
        var edit = toMessage(photo("First"));
        edit.putObject("media")
                .put("type", "document")
                .put("media", "https://e.org/a.pdf")
                .put("caption", "Terms");

        var edited = message(phone.call("editMessageMedia", edit));

        assertThat(edited.has("photo")).isFalse();
        assertThat(edited.at("/document/file_name").asText()).isEqualTo("a.pdf");
        assertThat(edited.path("caption").asText()).isEqualTo("Terms");
    }

    @Test
    void aLivePlaceMovesUntilItIsStopped() {
        long live = message(phone.call("sendLocation", place(59).put("live_period", 600)))
                .path("message_id")
                .asLong();
        var move = place(60).put("message_id", live);

        var moved = message(phone.call("editMessageLiveLocation", move));
        var stopped = message(phone.call("stopMessageLiveLocation", toMessage(live)));
        var late = phone.call("editMessageLiveLocation", move);

        assertThat(moved.at("/location/latitude").asDouble()).isEqualTo(60);
        assertThat(stopped.at("/location").has("live_period")).isFalse();
        assertThat(description(late)).isEqualTo("Bad Request: message can't be edited");
    }

    @Test
    void aForwardedMessageTellsItsOrigin() {
        long heard = phone.write("Hello").path("message_id").asLong();

        var forwarded = message(phone.call("forwardMessage", fromUser(heard)));

        assertThat(forwarded.path("text").asText()).isEqualTo("Hello");
        assertThat(forwarded.at("/forward_origin/sender_user/id").asLong()).isEqualTo(phone.user);
    }

    @Test
    void aCopyTellsNothingAndMayHaveAnotherCaption() {
        var copy = phone.call("copyMessage", fromUser(photo("First")).put("caption", "Second"));
        var missing = phone.call("copyMessage", fromUser(1));

        var line = last();
        assertThat(line.path("message_id")).isEqualTo(copy.at("/result/message_id"));
        assertThat(line.path("caption").asText()).isEqualTo("Second");
        assertThat(line.has("forward_origin")).isFalse();
        assertThat(description(missing)).isEqualTo("Bad Request: message to copy not found");
    }

    @Test
    void anAlbumStaysAnAlbumWhenCopied() {
        var media = "[{\"type\":\"photo\",\"media\":\"https://e.org/1.jpg\",\"caption\":\"One\"},"
                + "{\"type\":\"photo\",\"media\":\"https://e.org/2.jpg\"}]";
        var album =
                phone.call("sendMediaGroup", phone.toUser().put("media", media)).path("result");
        var copy = phone.toUser().put("from_chat_id", phone.user).put("remove_caption", true);
        album.forEach(message -> copy.withArray("message_ids").add(message.path("message_id")));

        var ids = phone.call("copyMessages", copy).path("result");

        assertThat(ids).hasSize(2);
        assertThat(last().path("media_group_id").asText())
                .isNotEmpty()
                .isNotEqualTo(album.path(0).path("media_group_id").asText());
        assertThat(phone.transcript().path(3).path("caption").asText()).isEmpty();
    }

    @Test
    void aMessageIsPinnedAndTheChatIsTold() {
        long message = phone.sendButton("yes").path("message_id").asLong();

        var pinned = phone.call("pinChatMessage", toMessage(message));
        var told = last();
        var unpinned = phone.call("unpinChatMessage", toMessage(message));
        var twice = phone.call("unpinChatMessage", toMessage(message));

        assertThat(pinned.path("result").asBoolean()).isTrue();
        assertThat(told.at("/pinned_message/message_id").asLong()).isEqualTo(message);
        assertThat(unpinned.path("result").asBoolean()).isTrue();
        assertThat(description(twice)).isEqualTo("Bad Request: message to unpin not found");
    }

    @Test
    void aReplyQuotesWordByWord() {
        long heard = phone.write("I like green tea").path("message_id").asLong();
        var reply = phone.toUser().put("text", "Me too");
        reply.putObject("reply_parameters").put("message_id", heard).put("quote", "green");

        var answered = message(phone.call("sendMessage", reply));
        reply.putObject("reply_parameters").put("message_id", heard).put("quote", "black");
        var misquoted = phone.call("sendMessage", reply);
        reply.putObject("reply_parameters").put("message_id", 1);
        var gone = phone.call("sendMessage", reply);

        assertThat(answered.at("/quote/position").asInt()).isEqualTo(7);
        assertThat(answered.at("/reply_to_message/message_id").asLong()).isEqualTo(heard);
        assertThat(description(misquoted)).isEqualTo("Bad Request: QUOTE_TEXT_INVALID");
        assertThat(description(gone)).isEqualTo("Bad Request: message to be replied not found");
    }

    @Test
    void manyMessagesAreDeletedAtOnce() {
        long one = phone.sendButton("yes").path("message_id").asLong();
        long two = phone.sendButton("no").path("message_id").asLong();
        var call = phone.toUser();
        call.putArray("message_ids").add(one).add(two).add(1);

        var answer = phone.call("deleteMessages", call);

        assertThat(answer.path("result").asBoolean()).isTrue();
        assertThat(phone.transcript()).hasSize(1);
    }

    @Test
    void aDraftIsShownUntilTheMessageComes() {
        var draft = phone.toUser().put("draft_id", 1).put("text", "Let me");

        phone.call("sendMessageDraft", draft);
        var writing = live().at("/draft/text").asText();
        phone.call("sendMessage", phone.toUser().put("text", "Let me think"));
        var nought = phone.call("sendMessageDraft", draft.put("draft_id", 0));

        assertThat(writing).isEqualTo("Let me");
        assertThat(live().has("draft")).isFalse();
        assertThat(nought.path("error_code").asInt()).isEqualTo(400);
    }

    @Test
    void aRichMessageIsKeptInBlocksAndShownAsText() {
        var call = phone.toUser();
        call.putObject("rich_message").put("markdown", "# Plan\n\nFirst this.\n\n```java\nvar x;\n```");

        var sent = message(phone.call("sendRichMessage", call));

        assertThat(sent.at("/rich_message/blocks"))
                .extracting(block -> block.path("type").asText())
                .containsExactly("heading", "paragraph", "pre");
        assertThat(last().path("text").asText()).isEqualTo("Plan\nFirst this.\nvar x;");
    }

    @Test
    void whatIsSaidAboutAMessageStaysWithIt() {
        var call = phone.toUser().put("text", "Hi").put("protect_content", true).put("message_effect_id", "5");
        call.putObject("link_preview_options").put("is_disabled", true);

        var sent = message(phone.call("sendMessage", call));

        assertThat(sent.path("has_protected_content").asBoolean()).isTrue();
        assertThat(sent.path("effect_id").asText()).isEqualTo("5");
        assertThat(sent.at("/link_preview_options/is_disabled").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'text':'x'}|can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
                "{'text':'','callback_data':'x'}|inline keyboard button text must be non-empty",
                "{'text':'x','url':'not a url'}|inline keyboard button URL 'not a url' is invalid: Wrong HTTP URL",
                "{'text':'x','web_app':{'url':'http://e.org/'}}|inline keyboard button Web App URL 'http://e.org/' is"
                        + " invalid: Only HTTPS links are allowed",
            })
    void inlineButtonsMustDoSomething(String button, String reason) {
        var markup = "{\"inline_keyboard\":[[%s]]}".formatted(button.replace('\'', '"'));

        var answer = phone.call("sendMessage", phone.toUser().put("text", "Hi").put("reply_markup", markup));

        assertThat(description(answer)).isEqualTo("Bad Request: " + reason);
    }

    @Test
    void onlyKnownPeopleAreMentioned() {
        var text = "<a href='tg://user?id=%d'>Ada</a> <a href='tg://user?id=5'>Nobody</a>".formatted(phone.user);

        var sent = message(
                phone.call("sendMessage", phone.toUser().put("text", text).put("parse_mode", "HTML")));

        assertThat(sent.path("entities")).hasSize(1);
        assertThat(sent.at("/entities/0/user/first_name").asText()).isEqualTo("Ada");
    }

    @Test
    void goodButtonsOfAllKindsAreTaken() {
        var markup = ("{'inline_keyboard':[[{'text':'a','url':'https://e.org/'},{'text':'b','url':'tg://user?id=1'}],"
                        + "[{'text':'c','web_app':{'url':'https://e.org/'}},{'text':'d','switch_inline_query':''}],"
                        + "[{'text':'e','copy_text':{'text':'x'}},{'text':'f','callback_data':'g'}]]}")
                .replace('\'', '"');

        var sent = message(
                phone.call("sendMessage", phone.toUser().put("text", "Hi").put("reply_markup", markup)));

        assertThat(sent.at("/reply_markup/inline_keyboard")).hasSize(3);
        assertThat(last().path("buttons")).hasSize(6);
    }

    private long photo(String caption) {
        var call = phone.toUser().put("photo", "https://e.org/1.jpg").put("caption", caption);
        return message(phone.call("sendPhoto", call)).path("message_id").asLong();
    }

    private ObjectNode place(double latitude) {
        return phone.toUser().put("latitude", latitude).put("longitude", 30.3);
    }

    private ObjectNode toMessage(long message) {
        return phone.toUser().put("message_id", message);
    }

    private ObjectNode fromUser(long message) {
        return toMessage(message).put("from_chat_id", phone.user);
    }

    private JsonNode last() {
        var lines = phone.transcript();
        return lines.path(lines.size() - 1);
    }

    private JsonNode live() {
        return phone.control("GET", "chats/%d/%d/live".formatted(TestPhone.BOT, phone.user), "");
    }

    private static JsonNode message(JsonNode answer) {
        var message = answer.path("result");
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        assertThat(STRICT.value(new Type.Named("Message"), message, "message")).isEqualTo(message);
        return message;
    }

    private static String description(JsonNode answer) {
        return answer.path("description").asText();
    }
}
