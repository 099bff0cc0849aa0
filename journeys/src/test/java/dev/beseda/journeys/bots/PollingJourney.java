package dev.beseda.journeys.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.people.Crowd;
import dev.beseda.journeys.people.ScriptedBot;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.demo.SimulatedChat;
import dev.beseda.local.rest.JsonApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bots that ask Telegram for their updates, shared by two replicas; and what the fleet doctor does about strangers.
@Tag(TestPlatform.REPLICATED)
class PollingJourney {
    /// So many that none of two replicas is left without one.
    private static final int BOTS = 12;

    private static final int PEOPLE = 24;
    private static final int PER_SECOND = 50;
    /// A call that was on the wire when its replica fell is waited for as long as one may take, here five seconds and a
    /// margin of five: its chat is silent until then, and on a machine with other work to do for a while longer.
    private static final Duration TAKE_OVER = Duration.ofSeconds(30);

    private static final TestPlatform PLATFORM = TestPlatform.replicated();
    private static List<ScriptedBot> bots;

    @BeforeAll
    static void poll() {
        bots = Stream.generate(() -> ScriptedBot.make(PLATFORM, "/echo-bot.yaml"))
                .limit(BOTS)
                .toList();
        bots.forEach(bot -> PLATFORM.api().post("/api/bots/%s/start_polling".formatted(bot.id())));
    }

    @Test
    void whenAReplicaIsKilledTheOtherAsksForItsBotsAndEveryMessageIsAnsweredOnce() {
        var crowd = Crowd.gather(
                PLATFORM.telegram(), bots.stream().map(ScriptedBot::token).toList(), PEOPLE);
        var receivedBefore = PLATFORM.botTables().received();

        crowd.write(2 * PEOPLE, PER_SECOND);
        var killed = Instant.now();
        var back = PLATFORM.kill("bot-2");
        crowd.write(6 * PEOPLE, PER_SECOND);
        var replies = crowd.awaitReplies();

        var silence = bots.stream()
                .map(bot -> PLATFORM.telegram().replies(List.of(bot.token())).longestSilence(killed, Instant.now()))
                .max(Duration::compareTo)
                .orElseThrow();
        System.out.println("Longest silence of a bot after the kill of its replica: " + silence);
        assertThat(silence).isLessThan(TAKE_OVER);
        assertThat(crowd.chats())
                .allSatisfy(chat -> assertThat(replies.numbersIn(chat.person()))
                        .isEqualTo(IntStream.rangeClosed(1, 8).boxed().toList()));
        assertThat(PLATFORM.botTables().received() - receivedBefore).isEqualTo(8 * PEOPLE);
        assertThat(replies.repeated())
                .doesNotHaveDuplicates()
                .isSubsetOf(PLATFORM.botTables().unknownOutcomes(crowd.chats()));
        back.run();
    }

    @Test
    void aStrangerWhoAsksWithTheSameTokenIsToldOfAndOutlived() {
        var bot = bots.getFirst();
        var ada = bot.meet();
        await().atMost(TestPlatform.PATIENCE)
                .until(() -> health(bot).at("/polling/state").asText().equals("listening"));

        // Between two of the bot's own questions, and while another replica takes it over, a stranger disturbs nobody.
        await().atMost(TestPlatform.PATIENCE).until(() -> {
            var unused = asStranger(bot, "getUpdates", JsonApi.object());
            return codes(bot).contains("polling_conflict");
        });
        ada.write("Hello");
        assertThat(hear(ada)).isEqualTo("You said: {text}");
        await().atMost(TestPlatform.PATIENCE)
                .until(() -> health(bot).at("/polling/state").asText().equals("listening"));
    }

    @Test
    void aStrangersWebhookAndUpdatesThatAreKeptBackAreRepairedWithOneCall() {
        var bot = ScriptedBot.make(PLATFORM, "/echo-bot.yaml");
        var ada = bot.meet();
        var theirs = JsonApi.object().put("url", "https://thief.example/take/it");
        var fewer = JsonApi.object().put("url", webhook(bot));
        fewer.putArray("allowed_updates").add("poll");

        var unused = asStranger(bot, "setWebhook", theirs);
        var foreign = codes(bot);
        repair(bot);
        var mended = codes(bot);
        unused = asStranger(bot, "setWebhook", fewer);
        var wrong = codes(bot);
        repair(bot);
        ada.write("Hello");

        assertThat(foreign).contains("foreign_webhook");
        assertThat(mended).isEmpty();
        assertThat(wrong).contains("wrong_allowed_updates");
        assertThat(hear(ada)).isEqualTo("You said: {text}");
        assertThat(codes(bot)).isEmpty();
    }

    private static String webhook(ScriptedBot bot) {
        return PLATFORM.api()
                .get("/api/bots/" + bot.id())
                .required("webhook_url")
                .asText();
    }

    private static void repair(ScriptedBot bot) {
        PLATFORM.api().post("/api/bots/%s/repair".formatted(bot.id()));
    }

    private static JsonNode asStranger(ScriptedBot bot, String method, JsonNode body) {
        return PLATFORM.simulator().create("/bot%s/%s".formatted(bot.token(), method), body);
    }

    private static JsonNode health(ScriptedBot bot) {
        return PLATFORM.api().get("/api/bots/%s/health".formatted(bot.id()));
    }

    private static List<String> codes(ScriptedBot bot) {
        return health(bot)
                .required("findings")
                .valueStream()
                .map(finding -> finding.required("code").asText())
                .toList();
    }

    private static String hear(SimulatedChat person) {
        return person.hear(TestPlatform.PATIENCE).orElseThrow().text();
    }
}
