package dev.beseda.bot.telegram;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Nobody pays for what no step of the bot sells, and whoever tries is told so.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class PaymentIT {
    @Test
    void whoeverPaysIsRefusedAtOnceInsteadOfWaitingInVain() {
        var bot = FlowBot.withSurvey();
        long ada = FlowBot.person("ru");

        bot.deliver(ada, bot.pays(ada));

        eventually(() -> assertThat(bot.payments()).containsExactly("refused"));
        assertThat(bot.calls("answerPreCheckoutQuery")).hasSize(1);
        assertThat(bot.said(ada)).isEmpty();
    }

    @Test
    void whileTheBotWritesToThePersonThePaymentIsRefusedAllTheSame() {
        var bot = FlowBot.withSurvey();
        long ada = FlowBot.person("en");
        var pays = bot.pays(ada);

        bot.deliver(ada, bot.writes(ada, "/start"), pays);

        eventually(() -> assertThat(bot.payments()).containsExactly("refused"));
        bot.hasSaid(ada, "Welcome!", "What is your name?");
    }
}
