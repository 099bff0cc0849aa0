package dev.beseda.bot.telegram.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.contracts.UpdateKey;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a bot hears in groups, channels and topics.
class GroupTest {
    private static final UUID BOT = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final BotName NAME = new BotName(99, Optional.of("SurveyBot"));
    private static final BotName UNNAMED = new BotName(99, Optional.empty());

    private static Optional<Arrival> update(String kind, String fields) {
        try {
            var update = new ObjectMapper().readTree("""
                    {"update_id": 1, "%s": {"message_id": 33, "chat": {"id": -100, "type": "supergroup"}, "date": 1, %s}}""".formatted(kind, fields));
            return Translator.translate(new UpdateKey(BOT, -100), update, Instant.EPOCH);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException(fault);
        }
    }

    private static Arrival message(String fields) {
        return update("message", "\"from\": {\"id\": 7, \"first_name\": \"Ada\"}, " + fields)
                .orElseThrow();
    }

    private static String mention(int offset, int length) {
        return ", \"entities\": [{\"type\": \"mention\", \"offset\": %d, \"length\": %d}]".formatted(offset, length);
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLongGapIsReadAtOnce() {
        var gap = "Ada" + " ".repeat(300_000);

        assertThat(Mentions.without(gap + "Lovelace", NAME)).isEqualTo(gap + "Lovelace");
        assertThat(Mentions.without(gap + "@SurveyBot", NAME)).isEqualTo("Ada");
    }

    @Test
    void whatIsNotForTheBotIsOnlyOverheard() {
        assertThat(message("\"text\": \"Hello all\"").heardBy(NAME)).isEqualTo(new EngineEvent.Overheard("Hello all"));
    }

    @ParameterizedTest
    @CsvSource({
        "@SurveyBot Ada, 0, 10, Ada",
        "'@surveybot, Ada', 0, 10, Ada",
        "'Ada @SurveyBot', 4, 10, Ada",
        "@SurveyBot, 0, 10, @SurveyBot",
        "I like @SurveyBot a lot, 7, 10, I like @SurveyBot a lot"
    })
    void aMentionIsForTheBotAndItsNameNoPartOfTheAnswer(String text, int offset, int length, String heard) {
        var arrival = message("\"text\": \"%s\"%s".formatted(text, mention(offset, length)));

        assertThat(arrival.heardBy(NAME)).isEqualTo(new EngineEvent.Wrote(heard));
        assertThat(arrival.asksForNames()).isTrue();
    }

    @Test
    void aMentionOfSomebodyElseIsNotForTheBot() {
        var arrival = message("\"text\": \"@OtherBot hi\"" + mention(0, 9));

        assertThat(arrival.heardBy(NAME)).isInstanceOf(EngineEvent.Overheard.class);
        assertThat(arrival.heardBy(UNNAMED)).isInstanceOf(EngineEvent.Overheard.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 5, 1_000_000})
    void anEntityOutsideOfTheTextIsPassedOver(int offset) {
        assertThat(message("\"text\": \"hi\"" + mention(offset, 10)).heardBy(NAME))
                .isInstanceOf(EngineEvent.Overheard.class);
    }

    @Test
    void aReplyToTheBotIsForIt() {
        assertThat(message("\"text\": \"Ada\", \"reply_to_message\": {\"from\": {\"id\": 99}}")
                        .heardBy(NAME))
                .isEqualTo(new EngineEvent.Wrote("Ada"));
    }

    @Test
    void theBeginningOfATopicIsNoReply() {
        var arrival = message("""
                "text": "Ada", "is_topic_message": true, "message_thread_id": 5,
                "reply_to_message": {"from": {"id": 99}, "forum_topic_created": {}}""");

        assertThat(arrival.heardBy(NAME)).isInstanceOf(EngineEvent.Overheard.class);
        assertThat(arrival.chat()).isEqualTo(new Destination(BOT, -100, 5));
    }

    @Test
    void aThreadOfRepliesIsNoTopic() {
        assertThat(message("\"text\": \"x\", \"message_thread_id\": 5").chat()).isEqualTo(new Destination(BOT, -100));
    }

    @ParameterizedTest
    @CsvSource({"/start, false", "/start@SurveyBot, true", "/start@surveybot, true"})
    void aCommandIsForAllOrForWhomItNames(String text, boolean direct) {
        var heard = message("\"text\": \"%s\"".formatted(text)).heardBy(NAME);

        assertThat(heard).isEqualTo(new EngineEvent.Commanded("start", "", direct));
    }

    @Test
    void aCommandOfAnotherBotIsNotOurs() {
        var heard = message("\"text\": \"/start@OtherBot\"").heardBy(NAME);

        assertThat(heard).isEqualTo(new EngineEvent.DidOtherwise("command_of_another_bot"));
    }

    @Test
    void aFileForNobodyIsNoAnswer() {
        assertThat(message("\"voice\": {\"file_id\": \"V\"}").heardBy(NAME))
                .isInstanceOf(EngineEvent.DidOtherwise.class);
    }

    @Test
    void whoSpeaksForAChatGoesByItsName() {
        var arrival = message("\"text\": \"/start\", \"sender_chat\": {\"id\": -200, \"title\": \"News\"}");

        assertThat(arrival.person().orElseThrow().telegramId()).isEqualTo(-200);
        assertThat(arrival.person().orElseThrow().firstName()).isEqualTo("News");
    }

    @Test
    void anAnonymousAdministratorIsHeardThoughTelegramShowsABot() {
        var arrival = update("message", """
                "from": {"id": 1087968824, "is_bot": true}, "sender_chat": {"id": -100, "title": "Us"}, "text": "/start"
                """);

        assertThat(arrival.orElseThrow().heardBy(NAME)).isEqualTo(new EngineEvent.Commanded("start", "", false));
    }

    @Test
    void aGroupThatMovedIsFollowedFromEitherSide() {
        var before = message("\"migrate_to_chat_id\": -100500");
        var after = message("\"migrate_from_chat_id\": -5");

        assertThat(before.chat().chat()).isEqualTo(-100500);
        assertThat(before.movedFrom()).contains(-100L);
        assertThat(after.chat().chat()).isEqualTo(-100);
        assertThat(after.movedFrom()).contains(-5L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_post", "edited_channel_post", "edited_message"})
    void aPostAndAnEditAreRecordedAndNotAnswered(String kind) {
        var arrival = update(kind, "\"text\": \"/start\"").orElseThrow();

        assertThat(arrival.heardBy(NAME)).isEqualTo(new EngineEvent.DidOtherwise(kind));
        assertThat(arrival.message().orElseThrow().text()).isEqualTo("/start");
        assertThat(arrival.message().orElseThrow().edited()).isEqualTo(kind.startsWith("edited"));
        assertThat(arrival.person()).isEmpty();
    }

    @Test
    void aReactionIsRecorded() {
        var arrival = update("message_reaction", """
                "user": {"id": 7}, "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}, {"type": "paid"}]
                """).orElseThrow();

        assertThat(arrival.message().orElseThrow().kind()).isEqualTo("reaction");
        assertThat(arrival.message().orElseThrow().text()).isEqualTo("👍");
        assertThat(arrival.engineEvent()).isEqualTo(new EngineEvent.DidOtherwise("reaction"));
    }
}
