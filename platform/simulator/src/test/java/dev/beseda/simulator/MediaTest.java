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
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {
    private static final String BOT = "/bot" + TestPhone.TOKEN + "/";
    private static final byte[] PICTURE = MadeUp.file(FileKind.PHOTO, 0);
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
    @CsvSource({
        "sendPhoto, photo, a.png",
        "sendVideo, video, a.mp4",
        "sendAnimation, animation, a.mp4",
        "sendAudio, audio, a.mp3",
        "sendVoice, voice, a.ogg",
        "sendVideoNote, video_note, a.mp4",
        "sendDocument, document, a.pdf",
        "sendSticker, sticker, a.webp",
    })
    void anUploadedFileIsSentAndComesBackByteByByte(String method, String field, String name) {
        var bytes = PICTURE.clone();

        var message = result(method, form().file(field, name, bytes));

        assertThat(isValid(message)).isTrue();
        var media = main(message.path(field));
        var file = phone.call(
                        "getFile",
                        Json.object().put("file_id", media.path("file_id").asText()))
                .path("result");
        assertThat(file.path("file_unique_id")).isEqualTo(media.path("file_unique_id"));
        assertThat(download(file.path("file_path").asText())).isEqualTo(bytes);
    }

    @Test
    void aFileIdSendsTheSameFileAgain() {
        var first = result("sendPhoto", form().file("photo", "a.png", PICTURE));
        var id = main(first.path("photo")).path("file_id").asText();

        var second = phone.call("sendPhoto", phone.toUser().put("photo", id)).path("result");

        assertThat(second.path("photo")).isEqualTo(first.path("photo"));
        assertThat(main(second.path("photo")).path("width").asInt()).isEqualTo(320);
    }

    @Test
    void aFileIdIsGoodForItsBotOnly() {
        var first = result("sendPhoto", form().file("photo", "a.png", PICTURE));
        var id = main(first.path("photo")).path("file_id").asText();

        var other =
                phone.send(phone.request("/bot77:other/getFile?file_id=" + id).GET());
        var garbled = phone.call("sendPhoto", phone.toUser().put("photo", "x" + id));
        var asDocument = phone.call("sendDocument", phone.toUser().put("document", id));

        assertThat(other.body()).contains("Bad Request: invalid file_id");
        assertThat(description(garbled)).startsWith("Bad Request: wrong remote file identifier specified");
        assertThat(description(asDocument)).isEqualTo("Bad Request: can't use file of type Photo as Document");
    }

    @Test
    void aCaptionHasItsFormattingAndItsLimit() {
        var captioned = result(
                "sendPhoto",
                form().field("caption", "<b>Привет</b> 🙂")
                        .field("parse_mode", "HTML")
                        .file("photo", "a.png", PICTURE));
        var tooLong =
                call("sendPhoto", form().field("caption", "x".repeat(1025)).file("photo", "a.png", PICTURE));

        assertThat(captioned.path("caption").asText()).isEqualTo("Привет 🙂");
        assertThat(captioned.at("/caption_entities/0/type").asText()).isEqualTo("bold");
        assertThat(captioned.has("text")).isFalse();
        assertThat(description(tooLong)).isEqualTo("Bad Request: message caption is too long");
    }

    @Test
    void whatIsNoPictureIsNoPhoto() {
        var answer = call("sendPhoto", form().file("photo", "a.png", "text".getBytes(StandardCharsets.UTF_8)));

        assertThat(description(answer)).isEqualTo("Bad Request: IMAGE_PROCESS_FAILED");
    }

    @Test
    void sizesAreLimited() {
        var photo = call("sendPhoto", form().file("photo", "a.png", MadeUp.file(FileKind.PHOTO, (10 << 20) + 1)));
        var large = result("sendDocument", form().file("document", "a.bin", new byte[(20 << 20) + 1]));
        var tooLarge = call("sendDocument", form().file("document", "a.bin", new byte[(50 << 20) + 1]));
        var id = large.at("/document/file_id").asText();
        var fetched = phone.call("getFile", Json.object().put("file_id", id));

        assertThat(description(photo)).contains("is too big for a photo; the maximum size is 10485760 bytes");
        assertThat(description(fetched)).isEqualTo("Bad Request: file is too big");
        assertThat(tooLarge.path("error_code").asInt()).isEqualTo(413);
    }

    @Test
    void anEmptyFileIsRefused() {
        var answer = call("sendDocument", form().file("document", "a.bin", new byte[0]));
        var none = phone.call("sendDocument", phone.toUser().put("document", "attach://nothing"));

        assertThat(description(answer)).isEqualTo("Bad Request: file must be non-empty");
        assertThat(description(none)).isEqualTo("Bad Request: there is no document in the request");
    }

    @Test
    void aUrlGivesAFileOfItsName() {
        var far = phone.call("sendDocument", phone.toUser().put("document", "https://example.org/terms.pdf"));
        var photo = result("sendPhoto", form().file("photo", "a.png", PICTURE));
        var shown = phone.transcript().path(2).at("/media/url").asText();
        var near = phone.call("sendPhoto", phone.toUser().put("photo", phone.simulator.url() + shown));
        var broken = phone.call("sendPhoto", phone.toUser().put("photo", phone.simulator.url() + "/nothing.png"));

        assertThat(far.at("/result/document/file_name").asText()).isEqualTo("terms.pdf");
        assertThat(far.at("/result/document/mime_type").asText()).isEqualTo("application/pdf");
        assertThat(main(near.at("/result/photo")).path("file_size"))
                .isEqualTo(main(photo.path("photo")).path("file_size"));
        assertThat(description(broken)).isEqualTo("Bad Request: failed to get HTTP URL content");
    }

    @Test
    void anAlbumIsOneGroupInItsOrder() {
        var media = "[{\"type\":\"photo\",\"media\":\"attach://one\",\"caption\":\"First\"},"
                + "{\"type\":\"video\",\"media\":\"attach://two\"},{\"type\":\"photo\",\"media\":\"https://e.org/3.jpg\"}]";

        var messages = result(
                "sendMediaGroup",
                form().field("media", media).file("one", "1.png", PICTURE).file("two", "2.mp4", new byte[] {1, 2}));

        assertThat(messages)
                .hasSize(3)
                .allSatisfy(message -> assertThat(isValid(message)).isTrue());
        assertThat(messages)
                .extracting(message -> message.path("media_group_id").asText())
                .containsOnly(messages.path(0).path("media_group_id").asText());
        assertThat(messages.path(0).path("caption").asText()).isEqualTo("First");
        assertThat(messages.path(1).has("video")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"type\":\"photo\",\"media\":\"https://e.org/1.jpg\"}]"})
    void anAlbumHasTwoToTenItems(String media) {
        var answer = phone.call("sendMediaGroup", phone.toUser().put("media", media));

        assertThat(answer.path("error_code").asInt()).isEqualTo(400);
    }

    @Test
    void documentsAreNotMixedWithPhotos() {
        var media = "[{\"type\":\"photo\",\"media\":\"https://e.org/1.jpg\"},"
                + "{\"type\":\"document\",\"media\":\"https://e.org/2.pdf\"}]";

        var answer = phone.call("sendMediaGroup", phone.toUser().put("media", media));

        assertThat(description(answer))
                .isEqualTo("Bad Request: can't use the media of the specified type in the album");
    }

    @Test
    void aLivePhotoHasItsStill() {
        var message = result(
                "sendLivePhoto",
                form().file("live_photo", "a.mp4", new byte[] {1}).file("photo", "a.png", PICTURE));

        assertThat(isValid(message)).isTrue();
        assertThat(main(message.at("/live_photo/photo")).path("width").asInt()).isEqualTo(320);
    }

    @Test
    void paidMediaShowsItsPrice() {
        var message = result(
                "sendPaidMedia",
                form().field("star_count", 5)
                        .field("media", "[{\"type\":\"photo\",\"media\":\"attach://p\"}]")
                        .file("p", "a.png", PICTURE));

        assertThat(isValid(message)).isTrue();
        assertThat(message.at("/paid_media/star_count").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sendLocation|location|{\"latitude\":59.9,\"longitude\":30.3}",
                "sendVenue|venue|{\"latitude\":59.9,\"longitude\":30.3,\"title\":\"Museum\",\"address\":\"Square 1\"}",
                "sendContact|contact|{\"phone_number\":\"+79990000000\",\"first_name\":\"Ada\"}",
                "sendDice|dice|{\"emoji\":\"🎰\"}",
            })
    void placesContactsAndDiceAreSent(String method, String field, String arguments) {
        var call = phone.toUser();
        call.setAll((ObjectNode) Json.read(arguments).orElseThrow());

        var message = phone.call(method, call).path("result");

        assertThat(isValid(message)).isTrue();
        assertThat(message.has(field)).isTrue();
        assertThat(phone.transcript().path(1).has(field)).isTrue();
    }

    @Test
    void theTranscriptShowsMedia() {
        result("sendPhoto", form().field("caption", "Look").file("photo", "a.png", PICTURE));

        var line = phone.transcript().path(1);

        assertThat(line.path("caption").asText()).isEqualTo("Look");
        assertThat(line.at("/media/kind").asText()).isEqualTo("photo");
        var picture = phone.send(phone.request(line.at("/media/url").asText()).GET());
        assertThat(picture.headers().firstValue("content-type")).contains("image/png");
    }

    private MultipartForm form() {
        return new MultipartForm().field("chat_id", phone.user);
    }

    private JsonNode call(String method, MultipartForm form) {
        return Json.read(phone.send(form.to(phone.request(BOT + method))).body())
                .orElseThrow();
    }

    private JsonNode result(String method, MultipartForm form) {
        var answer = call(method, form);
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    private byte[] download(String path) {
        return phone.sendFor(phone.request("/file" + BOT + path).GET(), BodyHandlers.ofByteArray())
                .body();
    }

    private static JsonNode main(JsonNode media) {
        return media.isArray() ? media.path(media.size() - 1) : media;
    }

    private static boolean isValid(JsonNode message) {
        return STRICT.value(new Type.Named("Message"), message, "message").equals(message);
    }

    private static String description(JsonNode answer) {
        return answer.path("description").asText();
    }
}
