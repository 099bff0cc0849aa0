package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.files.FileKind;
import dev.beseda.simulator.files.MadeUp;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.spec.Specification;
import dev.beseda.simulator.spec.Type;
import dev.beseda.simulator.spec.Validator;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people send besides texts, as the bot gets it.
class SpeechTest {
    private static final Validator STRICT = Validator.strict(Specification.load());

    private final TestPhone phone = new TestPhone();

    @BeforeEach
    void start() {
        phone.write("/start");
    }

    @AfterEach
    void stop() {
        phone.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo", "video", "voice", "audio", "document", "video_note", "sticker", "animation"})
    void aPersonSendsAFileOfEachKind(String kind) {
        var sent = act("media", person().put("kind", kind).put("size", 2_000));

        var message = newest("message");
        assertThat(message.path("message_id")).isEqualTo(sent.path("message_id"));
        var media = message.path(kind).isArray() ? message.path(kind).path(0) : message.path(kind);
        assertThat(media.path("file_id")).isEqualTo(sent.path("file_id"));
        var file = phone.call(
                "getFile", Json.object().put("file_id", sent.path("file_id").asText()));
        assertThat(file.at("/result/file_size").asLong()).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void aPersonsUploadReachesTheBotByteByByte() {
        var picture = MadeUp.file(FileKind.PHOTO, 5_000);
        var form = new MultipartForm()
                .field("bot", TestPhone.BOT)
                .field("user", phone.user)
                .field("kind", "photo")
                .field("caption", "Me")
                .file("file", "me.png", picture);

        var sent = Json.read(phone.send(form.to(phone.request("/simulator/api/media")))
                        .body())
                .orElseThrow();

        var path = phone.call(
                        "getFile",
                        Json.object().put("file_id", sent.path("file_id").asText()))
                .at("/result/file_path")
                .asText();
        var url = "/file/bot%s/%s".formatted(TestPhone.TOKEN, path);
        assertThat(phone.sendFor(phone.request(url).GET(), BodyHandlers.ofByteArray())
                        .body())
                .isEqualTo(picture);
        assertThat(newest("message").path("caption").asText()).isEqualTo("Me");
    }

    @Test
    void aFileThatIsTooLargeForBotsCanStillBeSent() {
        var sent = act(
                "media", person().put("kind", "document").put("size", 25 << 20).put("name", "film.mkv"));

        var answer = phone.call(
                "getFile", Json.object().put("file_id", sent.path("file_id").asText()));

        assertThat(answer.path("description").asText()).isEqualTo("Bad Request: file is too big");
    }

    @Test
    void anUnknownKindIsRefused() {
        var refused = act("media", person().put("kind", "hologram"));

        assertThat(refused.path("field").asText()).isEqualTo("kind");
    }

    @Test
    void theContactKeySharesThePersonsOwnNumber() {
        long keyboard = keyboard("{\"text\":\"My number\",\"request_contact\":true}");

        act("contacts", person());

        var message = newest("message");
        assertThat(message.at("/contact/user_id").asLong()).isEqualTo(phone.user);
        assertThat(message.at("/contact/phone_number").asText()).startsWith("+888");
        assertThat(message.at("/reply_to_message/message_id").asLong()).isEqualTo(keyboard);
    }

    @Test
    void anotherPersonsContactIsNotTheirOwn() {
        act("contacts", person().put("first_name", "Bob").put("phone", "+15550100"));

        var contact = newest("message").path("contact");
        assertThat(contact.path("first_name").asText()).isEqualTo("Bob");
        assertThat(contact.has("user_id")).isFalse();
    }

    @Test
    void aPlaceIsShared() {
        act("locations", person().put("latitude", 59.93).put("longitude", 30.31));

        assertThat(newest("message").at("/location/latitude").asDouble()).isEqualTo(59.93);
    }

    @Test
    void peopleAreSharedOnlyWhenAKeyAsks() {
        var share = person().put("request_id", 7);
        share.putArray("users").add(phone.user);

        var early = act("shares", share);
        keyboard("{\"text\":\"Invite\",\"request_users\":{\"request_id\":7}}");
        act("shares", share);

        assertThat(early.path("status").asInt()).isEqualTo(409);
        assertThat(newest("message").at("/users_shared/users/0/user_id").asLong())
                .isEqualTo(phone.user);
    }

    @Test
    void anEditedTextIsAnUpdateOfItsOwn() {
        long message = phone.write("Helo").path("message_id").asLong();

        act("edits", person().put("message_id", message).put("text", "Hello"));

        var edited = newest("edited_message");
        assertThat(edited.path("message_id").asLong()).isEqualTo(message);
        assertThat(edited.path("text").asText()).isEqualTo("Hello");
        assertThat(edited.has("edit_date")).isTrue();
        assertThat(phone.transcript().path(1).path("edited").asBoolean()).isTrue();
    }

    @Test
    void aPersonStopsWhatTheBotIsWriting() {
        phone.call(
                "sendMessageDraft",
                phone.toUser().put("draft_id", 5).put("text", "On and on").put("can_stop", true));
        var live = phone.control("GET", "chats/%d/%d/live".formatted(TestPhone.BOT, phone.user), "");

        act("stops", person());

        assertThat(live.at("/draft/text").asText()).isEqualTo("On and on");
        var update = lastUpdate();
        assertThat(update.at("/stopped_message_generation/draft_id").asLong()).isEqualTo(5);
    }

    private long keyboard(String button) {
        var message =
                phone.toUser().put("text", "Well?").put("reply_markup", "{\"keyboard\":[[%s]]}".formatted(button));
        return phone.call("sendMessage", message).at("/result/message_id").asLong();
    }

    private JsonNode act(String noun, JsonNode body) {
        return phone.control("POST", noun, body.toString());
    }

    private ObjectNode person() {
        return Json.object().put("bot", TestPhone.BOT).put("user", phone.user);
    }

    private JsonNode newest(String kind) {
        var message = lastUpdate().path(kind);
        assertThat(STRICT.value(new Type.Named("Message"), message, kind)).isEqualTo(message);
        return message;
    }

    private JsonNode lastUpdate() {
        return phone.call("getUpdates", "{\"offset\":-1}").path("result").path(0);
    }
}
