package dev.beseda.bot.telegram;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.AlbumItem;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.sending.Dispatch;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files, albums and places on their way to Telegram, and what is said when it does not take them.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class FilesIT {
    private static final String PHOTO = "https://example.com/cat.jpg";
    private static final String NO_FILE = "AgACAgIAAxkBAAI";

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    Dispatch dispatch;

    private FlowBot bot;

    @BeforeEach
    void publish() {
        bot = FlowBot.withSurvey();
    }

    private static Call photo(String file, String caption) {
        return new Call.SendMedia(FileKind.PHOTO, file, RichText.plain(caption), Optional.empty());
    }

    private void put(long chat, Lane lane, Call call) {
        var delivery = new Delivery(Ids.next(), new Destination(bot.id(), chat), lane, call, Instant.now());
        transactions
                .in(transaction -> dispatch.put(transaction, List.of(delivery)))
                .await()
                .atMost(FlowBot.PATIENCE);
    }

    private long count(String state) {
        return pool.preparedQuery("select count(*) from delivery where bot_id = $1 and state = $2")
                .execute(Tuple.of(bot.id(), state))
                .await()
                .atMost(FlowBot.PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void filesAlbumsAndPlacesArriveAsWhatTheyAreAndInOrder() {
        long john = FlowBot.person("en");
        bot.writes(john, "hi");
        var first = new AlbumItem(FileKind.PHOTO, PHOTO, RichText.plain("Both"));
        var second = new AlbumItem(FileKind.VIDEO, "https://example.com/cat.mp4", RichText.EMPTY);
        var voice = new Call.SendMedia(FileKind.VOICE, "https://example.com/cat.ogg", RichText.EMPTY, Optional.empty());

        put(john, Lane.REPLY, photo(PHOTO, "A cat"));
        put(john, Lane.REPLY, new Call.SendAlbum(List.of(first, second)));
        put(john, Lane.REPLY, voice);
        put(john, Lane.REPLY, new Call.SendLocation(59.9, 30.3, Optional.empty()));

        eventually(() -> assertThat(bot.shown(john))
                .containsExactly("photo:A cat", "photo:Both", "video:", "voice:", "location"));
        eventually(() -> assertThat(count("sent")).isEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource({"ru, Этот файл не получилось отправить.", "en, This file could not be sent."})
    void whoWaitsForAFileThatTelegramRefusesIsToldSoOnceInTheirLanguage(String language, String sentence) {
        long john = FlowBot.person(language);
        bot.says(john, "/start");
        eventually(() -> assertThat(bot.said(john)).hasSize(2));

        put(john, Lane.REPLY, photo(NO_FILE, ""));
        eventually(() -> assertThat(bot.said(john)).endsWith(sentence));
        put(john, Lane.REPLY, Call.SendMessage.plain("Later"));

        eventually(() -> assertThat(bot.said(john)).endsWith(sentence, "Later").hasSize(4));
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void whoHasNoConversationIsToldInTheLanguageOfTheBotAndTheCaptionIsNotLost() {
        long john = FlowBot.person("en");
        bot.writes(john, "hi");

        put(john, Lane.REPLY, photo("http://127.0.0.1:1/gone.jpg", "Ваш чек"));

        bot.hasSaid(john, "Ваш чек\n\nЭтот файл не получилось отправить.");
    }

    @Test
    void aBroadcastWhoseFileTelegramRefusesIsNotApologizedFor() {
        long john = FlowBot.person("en");
        bot.writes(john, "hi");

        put(john, Lane.BROADCAST, photo(NO_FILE, ""));
        eventually(() -> assertThat(count("failed")).isEqualTo(1));
        put(john, Lane.REPLY, Call.SendMessage.plain("Later"));

        bot.hasSaid(john, "Later");
    }
}
