package dev.beseda.bot.telegram.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.telegram.FakeTelegram;
import dev.beseda.bot.telegram.polling.rules.PollState;
import dev.beseda.bot.telegram.wire.TelegramApi;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// How a loop goes on after what nobody expected.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(FakeTelegram.class)
class PollLoopIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    TelegramApi telegram;

    @Inject
    UpdateTransport transport;

    @Inject
    PollConfig config;

    private final String token = Api.freshToken();
    private PollLoop loop;

    @AfterEach
    void stop() {
        assertThat(loop.stop()).succeedsWithin(PATIENCE);
    }

    @Test
    void anExceptionThatNobodyExpectedIsSaidAndThenTheLoopGoesOn() {
        FakeTelegram.ask("/garble/" + token);

        loop = started();

        await().atMost(PATIENCE).until(() -> loop.status().error().isPresent());
        assertThat(loop.status().error())
                .hasValueSatisfying(error -> assertThat(error).contains("BadField"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(loop.status().state()).isEqualTo(PollState.LISTENING));
    }

    private PollLoop started() {
        var bot = new BotCredentials(UUID.randomUUID(), 1, token, "secret");
        var tools = new PollLoop.Tools(telegram, transport, config, Clock.systemUTC());
        var begun = new PollLoop(bot, PollStatus.BEGUN, Duration.ZERO, tools);
        begun.start();
        return begun;
    }
}
