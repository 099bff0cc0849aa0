package dev.beseda.bot.telegram.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.values.FileKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static Content of(String fields) {
        try {
            return Content.of(new ObjectMapper().readTree("""
                    {"message_id": 1, "from": {"id": 7}, "chat": {"id": 7}, "date": 1, "has_protected_content": true,
                     "media_group_id": "1", "forward_origin": {}, %s}""".formatted(fields)));
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException(fault);
        }
    }

    private static Input given(String fields) {
        return ((EngineEvent.Sent) of(fields).engineEvent()).given();
    }

    @ParameterizedTest
    @CsvSource({
        "video, VIDEO",
        "animation, ANIMATION",
        "audio, AUDIO",
        "voice, VOICE",
        "video_note, VIDEO_NOTE",
        "document, DOCUMENT"
    })
    void aFileIsGivenAsWhatItIs(String field, FileKind kind) {
        var content =
                of("\"%s\": {\"file_id\": \"F\", \"file_name\": \"cv.pdf\", \"file_size\": 5}, \"caption\": \"Look\""
                        .formatted(field));

        assertThat(content.engineEvent()).isEqualTo(new EngineEvent.Sent(new Input.Sent(kind, "F", "cv.pdf", 5)));
        assertThat(content.kind()).isEqualTo(field);
        assertThat(content.text()).isEqualTo("Look");
        assertThat(content.attachments()).containsExactly(new Attachment.File(kind, "F", "cv.pdf", 5));
    }

    @Test
    void ofAPhotoTheLargestSizeIsTaken() {
        var given = given("""
                "photo": [{"file_id": "S", "width": 90, "height": 60}, {"file_id": "L", "width": 900, "height": 600,
                 "file_size": 70}, {"file_id": "M", "width": 300, "height": 200}]""");

        assertThat(given).isEqualTo(new Input.Sent(FileKind.PHOTO, "L", "photo", 70));
    }

    @Test
    void anAnimationIsNotTakenForTheDocumentItAlsoIs() {
        var given = given("\"document\": {\"file_id\": \"D\"}, \"animation\": {\"file_id\": \"A\"}");

        assertThat(given).isEqualTo(new Input.Sent(FileKind.ANIMATION, "A", "animation", 0));
    }

    @Test
    void aStickerIsCalledByItsEmoji() {
        assertThat(given("\"sticker\": {\"file_id\": \"S\", \"emoji\": \"😀\"}"))
                .isEqualTo(new Input.Sent(FileKind.STICKER, "S", "😀", 0));
    }

    @ParameterizedTest
    @CsvSource({"7, true", "8, false", "null, false"})
    void aContactIsThePersonsOwnWhenItHasTheirNumber(String owner, boolean own) {
        var given = given("\"contact\": {\"phone_number\": \"+79\", \"user_id\": %s}".formatted(owner));

        assertThat(given).isEqualTo(new Input.SharedContact("+79", own));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"location\": {\"latitude\": 55.5, \"longitude\": 37}",
                "\"venue\": {\"location\": {\"latitude\": 55.5, \"longitude\": 37}, \"title\": \"Café\"}, "
                        + "\"location\": {\"latitude\": 1, \"longitude\": 1}"
            })
    void aLocationAndAVenueArePlaces(String fields) {
        assertThat(given(fields)).isEqualTo(new Input.SharedPlace(55.5, 37));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dice", "poll", "new_chat_members", "checklist", "thing_of_the_future", "paid_media"})
    void whatNobodyHereKnowsGoesByTelegramsName(String field) {
        var content = of("\"reply_markup\": {}, \"%s\": {}".formatted(field));

        assertThat(content.engineEvent()).isEqualTo(new EngineEvent.DidOtherwise(field));
        assertThat(content.kind()).isEqualTo(field);
    }

    @Test
    void aTextIsFreeOfWhatTheDatabaseCannotKeep() {
        assertThat(of("\"text\": \"a\\u0000b\"").engineEvent()).isEqualTo(new EngineEvent.Wrote("ab"));
    }
}
