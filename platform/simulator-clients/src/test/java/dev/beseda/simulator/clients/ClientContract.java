package dev.beseda.simulator.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.clients.Library.RunningBot;
import dev.beseda.simulator.clients.Library.Workplace;
import dev.beseda.simulator.clients.Telegram.Person;
import dev.beseda.simulator.files.FileKind;
import dev.beseda.simulator.files.MadeUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a bot must be able to do in the simulator, whoever wrote its library: each deed is looked at from both sides.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClientContract {
    private static final String TOKEN = "4242:secret-of-the-bot";
    private static final byte[] PICTURE = MadeUp.file(FileKind.PHOTO, 0);

    /// Longer than a library waits that was not told for how long.
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Library library;
    private final BotOutput botOutput = new BotOutput();
    private final Telegram telegram = new Telegram();
    private Optional<RunningBot> bot = Optional.empty();

    @TempDir
    static Path folder;

    ClientContract(Library library) {
        this.library = library;
    }

    /// Whether the library itself waits and tries again when it's told to slow down.
    boolean waitsByItself() {
        return false;
    }

    @BeforeAll
    void addBot() {
        telegram.addBot(TOKEN);
    }

    /// Before each test, so that each says why it's skipped where the library cannot be had.
    @BeforeEach
    void start() throws IOException {
        if (bot.isEmpty()) {
            bot = Optional.of(library.start(place(TOKEN), botOutput));
        }
    }

    @AfterAll
    void stop() {
        bot.ifPresent(RunningBot::close);
        telegram.close();
    }

    @Test
    void aConversationHasQuestionAndAnswer() {
        var ada = telegram.newPerson(TOKEN);

        ada.write("/start");
        var question = botOutput.next("sent", ada.id());
        ada.write("Ada");
        var answer = botOutput.next("sent", ada.id());

        assertThat(question.path("text").asText()).isEqualTo("What is your name?");
        assertThat(answer.path("text").asText()).isEqualTo("Hello, Ada!");
        var lines = ada.transcript();
        assertThat(lines)
                .extracting(line -> line.path("text").asText())
                .containsExactly("/start", "What is your name?", "Ada", "Hello, Ada!");
        assertThat(of(lines, "message_id")).contains(id(question), id(answer));
        assertThat(lines.get(1).at("/reply_markup/keyboard/0"))
                .extracting(
                        key -> key.isTextual() ? key.asText() : key.path("text").asText())
                .containsExactly("Ada", "Grace");
        assertThat(lines.get(3).at("/reply_markup/remove_keyboard").asBoolean()).isTrue();
    }

    @Test
    void aPhotoGoesUpAndComesDownByteByByte() {
        var ada = telegram.newPerson(TOKEN);

        ada.write("/photo");
        var download = botOutput.next("download", ada.id());

        assertThat(download.path("sha256").asText()).isEqualTo(BotOutput.sha256(PICTURE));
        var photo = ada.transcript().get(1);
        assertThat(photo.at("/media/kind").asText()).isEqualTo("photo");
        assertThat(photo.path("caption").asText()).isEqualTo("A picture");
        assertThat(telegram.media(photo)).isEqualTo(PICTURE);
    }

    @Test
    void aPhotoOfAPersonReachesTheBot() {
        var ada = telegram.newPerson(TOKEN);

        ada.sendPhoto(100_000);
        var download = botOutput.next("download", ada.id());

        var sent = telegram.media(ada.transcript().getFirst());
        assertThat(sent).hasSize(100_000);
        assertThat(download.path("bytes").asInt()).isEqualTo(100_000);
        assertThat(download.path("sha256").asText()).isEqualTo(BotOutput.sha256(sent));
    }

    @Test
    void anAlbumIsOneGroupOfPhotos() {
        var ada = telegram.newPerson(TOKEN);

        ada.write("/album");
        var album = botOutput.next("album", ada.id());

        var photos = ada.transcript().subList(1, 3);
        assertThat(photos).allSatisfy(photo -> {
            assertThat(photo.at("/media/kind").asText()).isEqualTo("photo");
            assertThat(telegram.media(photo)).isEqualTo(PICTURE);
        });
        assertThat(photos.getFirst().path("caption").asText()).isEqualTo("Two pictures");
        assertThat(photos.getLast().path("caption").asText()).isEmpty();
        assertThat(of(photos, "message_id")).isEqualTo(texts(album.path("message_ids")));
        assertThat(of(photos, "media_group_id"))
                .isEqualTo(texts(album.path("media_group_ids")))
                .doesNotContain("")
                .containsOnly(photos.getFirst().path("media_group_id").asText());
    }

    @Test
    void aTapIsAnsweredAndTheQuestionEdited() {
        var ada = telegram.newPerson(TOKEN);
        ada.write("/buttons");
        var question = botOutput.next("sent", ada.id());

        ada.tap(question.path("message_id").asLong(), "yes");
        var edited = botOutput.next("edited", ada.id());

        assertThat(id(edited)).isEqualTo(id(question));
        assertThat(edited.path("text").asText()).isEqualTo("You chose yes");
        var line = ada.transcript().getLast();
        assertThat(line.path("text").asText()).isEqualTo("You chose yes");
        assertThat(line.path("edited").asBoolean()).isTrue();
        assertThat(line.has("buttons")).isFalse();
        assertThat(line.at("/callbacks/0/data").asText()).isEqualTo("yes");
        assertThat(line.at("/callbacks/0/text").asText()).isEqualTo("Noted");
    }

    @Test
    void aFloodIsRefusedInTheWordsThatTheLibraryKnows() {
        var ada = telegram.newPerson(TOKEN);
        ada.orderTooManyRequests(RETRY_AFTER_SECONDS);

        ada.write("/start");

        if (waitsByItself()) {
            assertSentAfterAWait(ada);
        } else {
            var refusal = botOutput.next("refusal");
            assertThat(refusal.path("error_code").asInt()).isEqualTo(429);
            assertThat(refusal.path("retry_after").asInt()).isEqualTo(RETRY_AFTER_SECONDS);
            assertThat(ada.transcript()).hasSize(1);
        }
        assertThat(callsTo(ada).getFirst().path("fault").asText()).isEqualTo("too_many_requests");
    }

    private void assertSentAfterAWait(Person person) {
        var sent = botOutput.next("sent", person.id());
        assertThat(id(person.transcript().get(1))).isEqualTo(id(sent));
        var calls = callsTo(person);
        assertThat(calls).hasSize(2);
        long wait = calls.get(1).path("at_millis").asLong()
                - calls.get(0).path("at_millis").asLong();
        assertThat(wait).isGreaterThanOrEqualTo(RETRY_AFTER_SECONDS * 1_000L);
    }

    private List<JsonNode> callsTo(Person person) {
        return telegram.calls(TOKEN, "sendMessage").stream()
                .filter(call -> call.path("chat_id").asLong() == person.id())
                .toList();
    }

    @Test
    void twoPollersOfOneBotAreAConflict() throws IOException {
        var token = "4343:secret-of-another";
        var toldByOther = new BotOutput();
        try (var other = startOther(token, toldByOther)) {
            awaitPolling(token, toldByOther);

            telegram.pollElsewhereUntil(token, () -> toldByOther.has("poll_refusal"));

            assertConflict(token, toldByOther.next("poll_refusal"), "terminated by other getUpdates request");
        }
    }

    @Test
    void aWebhookAndAPollerAreAConflict() throws IOException {
        var token = "4444:secret-of-a-third";
        var toldByOther = new BotOutput();
        try (var other = startOther(token, toldByOther)) {
            awaitPolling(token, toldByOther);

            telegram.setWebhookElsewhere(token);

            assertConflict(token, toldByOther.next("poll_refusal"), "webhook");
        }
    }

    private RunningBot startOther(String token, BotOutput toldByOther) throws IOException {
        telegram.addBot(token);
        return library.start(place(token), toldByOther);
    }

    private void awaitPolling(String token, BotOutput toldByOther) {
        var ada = telegram.newPerson(token);
        ada.write("/start");
        var unused = toldByOther.next("sent", ada.id());
    }

    private void assertConflict(String token, JsonNode refusal, String reason) {
        assertThat(refusal.path("error_code").asInt()).isEqualTo(409);
        assertThat(refusal.path("description").asText()).startsWith("Conflict").containsIgnoringCase(reason);
        assertThat(telegram.calls(token, "getUpdates"))
                .anySatisfy(poll -> assertThat(poll.path("error_code").asInt()).isEqualTo(409));
    }

    private Workplace place(String token) throws IOException {
        return new Workplace(telegram.url(), token, Files.write(folder.resolve("picture.png"), PICTURE));
    }

    private static String id(JsonNode line) {
        return line.path("message_id").asText();
    }

    private static List<String> of(List<JsonNode> lines, String field) {
        return lines.stream().map(line -> line.path(field).asText()).toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
