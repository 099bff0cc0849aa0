package dev.beseda.bot.conversations.requests.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.LossyDatabaseResource;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.conversations.ScriptedBot;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(LossyDatabaseResource.class)
@WithTestResource(SimulatorResource.class)
@WithTestResource(ShopResource.class)
class RequestsIT {
    @Inject
    Pool pool;

    @Inject
    RequestWorker worker;

    /// Asks whatever server the person names.
    private static ScriptedBot asking() {
        var saves = Map.of("price", "/price/amount", "stock", "/in_stock", "what", "/for");
        return ScriptedBot.asking(saves, "{price} for {what}: {stock}");
    }

    @Test
    void whatTheServerAnswersIsKept() {
        var bot = asking();
        long ada = ScriptedBot.person();

        bot.says(ada, "/start " + ShopResource.url() + "/price?q=a%20b");

        bot.hasSaid(ada, "12.5 for q=a b: yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/page", "/large", "/moved", "/silent"})
    void noGoodAnswerGoesOnElsewhere(String path) {
        var bot = asking();
        long ada = ScriptedBot.person();

        bot.says(ada, "/start " + ShopResource.url() + path);

        bot.hasSaid(ada, "The shop is closed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/price",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost/price",
                "https://[::1]/price",
                "http://shop.example/price",
                "https://no-such-host.invalid/price"
            })
    void aServerThatMustNotBeAskedIsNotAsked(String url) {
        var bot = asking();
        long ada = ScriptedBot.person();

        bot.says(ada, "/start " + url);

        bot.hasSaid(ada, "The shop is closed.");
    }

    @Test
    void aRequestWhoseMakerFellIsMadeAgainUnderTheSameKey() throws Throwable {
        var bot = asking();
        long ada = ScriptedBot.person();
        bot.says(ada, "/start " + ShopResource.url() + "/price?q=1");
        bot.hasSaid(ada, "12.5 for q=1: yes");
        var conversation = bot.conversation(ada);
        var key = ShopResource.keys().getLast();
        assertThat(key).startsWith(conversation.toString());

        fallen(bot, conversation, 1);
        worker.wake();

        ScriptedBot.eventually(() ->
                assertThat(ShopResource.keys().stream().filter(key::equals)).hasSize(2));
        ScriptedBot.eventually(() -> assertThat(jobs(bot, ada)).isZero());
        assertThat(bot.said(ada)).containsExactly("12.5 for q=1: yes");
    }

    @Test
    void aRequestThatTwoMakersFellOverIsNotMadeAgain() throws Throwable {
        var bot = asking();
        long ada = ScriptedBot.person();
        bot.says(ada, "/start " + ShopResource.url() + "/price?q=1");
        bot.hasSaid(ada, "12.5 for q=1: yes");
        int asked = ShopResource.keys().size();

        fallen(bot, bot.conversation(ada), 2);
        worker.wake();

        ScriptedBot.eventually(() -> assertThat(jobs(bot, ada)).isZero());
        assertThat(ShopResource.keys()).hasSize(asked);
    }

    /// A request over which so many of its makers have fallen.
    private void fallen(ScriptedBot bot, UUID conversation, int makers) throws Throwable {
        run(
                """
                insert into http_request (id, conversation_id, bot_id, ticket, request, leased_until, attempts)
                values (gen_random_uuid(), $1, $2, 1, $3::text::jsonb, now() - interval '1 second', $4)
                """,
                Tuple.of(
                        conversation,
                        bot.id(),
                        "{\"method\": \"GET\", \"url\": \"%s/price\", \"headers\": {}, \"saves\": {}}"
                                .formatted(ShopResource.url()),
                        makers));
    }

    @Test
    void anAnswerThatComesWhileTheBotIsSwitchedOffIsHeardWhenItIsOnAgain() throws Throwable {
        var bot = asking();
        long ada = ScriptedBot.person();
        var door = ShopResource.closedDoor();
        int asked = ShopResource.keys().size();
        bot.says(ada, "/start " + ShopResource.url() + "/held");
        ScriptedBot.eventually(() -> assertThat(ShopResource.keys()).hasSize(asked + 1));
        assertThat(bot.switched("deactivate")).isEqualTo(200);

        door.countDown();
        ScriptedBot.eventually(() -> assertThat(waiting(bot)).isEqualTo(1));
        var meanwhile = bot.said(ada);
        assertThat(bot.switched("activate")).isEqualTo(200);

        bot.hasSaid(ada, "7 for you: yes");
        assertThat(meanwhile).isEmpty();
        assertThat(ShopResource.keys()).hasSize(asked + 2);
        assertThat(ShopResource.keys().subList(asked, asked + 2).stream().distinct())
                .hasSize(1);
        assertThat(jobs(bot, ada)).isZero();
    }

    @Test
    void aLateAnswerIsNotToldWhileSomebodyElseHasTheRequestInHand() throws Throwable {
        var bot = asking();
        long ada = ScriptedBot.person();
        var door = ShopResource.closedDoor();
        int asked = ShopResource.keys().size();
        bot.says(ada, "/start " + ShopResource.url() + "/held");
        ScriptedBot.eventually(() -> assertThat(ShopResource.keys()).hasSize(asked + 1));
        run("""
                update http_request set leased_by = gen_random_uuid(), leased_until = now() + interval '1 hour'
                where bot_id = $1
                """, Tuple.of(bot.id()));

        door.countDown();
        long john = ScriptedBot.person();
        bot.says(john, "/start " + ShopResource.url() + "/price?q=1");
        bot.hasSaid(john, "12.5 for q=1: yes");

        assertThat(bot.said(ada)).isEmpty();
        assertThat(jobs(bot, ada)).isEqualTo(1);
    }

    private long waiting(ScriptedBot bot) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                () -> pool.preparedQuery("select count(*) from http_request where bot_id = $1 and attempts = 0")
                        .execute(Tuple.of(bot.id()))
                        .map(rows -> rows.iterator().next().getLong(0)));
    }

    private long jobs(ScriptedBot bot, long chat) throws Throwable {
        var conversation = bot.conversation(chat);
        return VertxContextSupport.subscribeAndAwait(
                () -> pool.preparedQuery("select count(*) from http_request where conversation_id = $1")
                        .execute(Tuple.of(conversation))
                        .map(rows -> rows.iterator().next().getLong(0)));
    }

    private void run(String sql, Tuple values) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery(sql).execute(values));
    }
}
