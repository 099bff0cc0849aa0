package dev.beseda.bot.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.bot.bots.Bot;
import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.kit.identity.Identity;
import dev.beseda.kit.settings.WrongSetting;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class FirstBotIT {
    private static final Api API = Api.as(Identity.DEFAULT_WORKSPACE, "owner");

    @Inject
    FirstBot first;

    private record Wanted(
            Optional<String> token,
            Optional<String> template,
            Optional<String> models,
            Optional<UpdateDelivery> delivery)
            implements FirstBotConfig {
        static Wanted of(String token) {
            return new Wanted(Optional.of(token), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    @Test
    void theBotOfTheSettingsAnswersAndASecondStartMakesNoSecondOne() throws Throwable {
        var token = Telegram.bot();

        var made = ensure(Wanted.of(token));
        var again = ensure(Wanted.of(token));

        assertThat(made.delivery()).isEqualTo(UpdateDelivery.POLLING);
        assertThat(again).isEqualTo(made);
        var ada = Telegram.person();
        Telegram.write(token, ada, "/start");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(Telegram.said(token, ada)).containsExactly("Welcome! What is your name?"));
    }

    @Test
    void withAModelItIsAnAssistantAndWhereTelegramReachesUsItHasAWebhook() throws Throwable {
        var token = Telegram.bot();

        var made = ensure(new Wanted(
                Optional.of(token), Optional.empty(), Optional.of("mistral"), Optional.of(UpdateDelivery.WEBHOOK)));

        assertThat(made.delivery()).isEqualTo(UpdateDelivery.WEBHOOK);
        assertThat(Telegram.webhookInfo(token).<String>path("result.url")).endsWith("/telegram/" + made.id());
        assertThat(scenarios(made)).contains("Gift");
    }

    @Test
    void whatItIsMadeOfCanBeSaid() throws Throwable {
        var made = ensure(new Wanted(
                Optional.of(Telegram.bot()), Optional.of("coffee"), Optional.of("mistral"), Optional.empty()));

        assertThat(scenarios(made)).contains("Booking");
    }

    @Test
    void aBotThatWasMadeButNotStartedIsStarted() throws Throwable {
        var token = Telegram.bot();
        var bot = Api.created(API.post("/api/bots", Map.of("name", "Mine", "token", token)));

        var started = ensure(Wanted.of(token));

        assertThat(started.id()).isEqualTo(bot);
        assertThat(started.name()).isEqualTo("Mine");
        assertThat(started.delivery()).isEqualTo(UpdateDelivery.POLLING);
    }

    @Test
    void aNewerTokenOfTheSameBotIsTaken() throws Throwable {
        var token = Telegram.bot();
        var made = ensure(Wanted.of(token));
        Telegram.revoke(token);

        var again = ensure(Wanted.of(token + "-newer"));

        assertThat(again.id()).isEqualTo(made.id());
        var ada = Telegram.person();
        Telegram.write(token + "-newer", ada, "/start");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(Telegram.said(token, ada)).containsExactly("Welcome! What is your name?"));
    }

    @Test
    void wrongSettingsStopWithASentenceThatNamesThemAndShowsNoToken() {
        var token = Telegram.bot();
        Telegram.revoke(token);

        assertThatThrownBy(() -> ensure(Wanted.of(token)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("TELEGRAM_BOT_TOKEN is not known to Telegram")
                .hasMessageNotContaining(token);
        assertThatThrownBy(() -> ensure(Wanted.of("777:AAF secret")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageStartingWith("TELEGRAM_BOT_TOKEN must be like")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ensure(new Wanted(
                        Optional.of(Telegram.bot()), Optional.of("nothing"), Optional.empty(), Optional.empty())))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("BESEDA_FIRST_BOT is not known: there are assistant, coffee, survey, wallet.");
    }

    private Bot ensure(FirstBotConfig wanted) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(() -> first.ensure(wanted));
    }

    private static List<String> scenarios(Bot bot) {
        return API.get("/api/scenarios?bot_id={bot}", bot.id()).jsonPath().getList("items.name", String.class);
    }
}
