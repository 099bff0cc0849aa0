package dev.beseda.llm.usage;

import static dev.beseda.llm.usage.Spending.caching;
import static dev.beseda.llm.usage.Spending.done;
import static dev.beseda.llm.usage.Spending.endpoint;
import static dev.beseda.llm.usage.Spending.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class ReplyCacheIT {
    private static final String MAKE_BOT =
            "insert into bot (id, workspace_id, version, settings) values ($1, $2, 1, '{}')";
    private static final String FILL = """
            insert into cached_reply
            select $1, int4send(number), 'Other', now() + interval '1 second', now() + interval '1 hour'
            from generate_series(1, $2) as number
            """;
    private static final Endpoint MODEL = endpoint(Kind.OPENAI, "gpt-4o");
    private static final Prompt HELLO = new Prompt(List.of(new Message(Role.USER, "Привет")));

    @Inject
    ReplyCache cache;

    @Inject
    Transactions transactions;

    @Inject
    UsageMeters meters;

    @Inject
    UsageConfig config;

    @Inject
    Clock clock;

    private final LlmSettings settings = settings(UUID.randomUUID(), caching(60, false));

    @BeforeEach
    void makeBot() {
        done(transactions.run(MAKE_BOT, Tuple.of(settings.bot(), settings.workspace())));
    }

    @Test
    void aReplyIsGivenAgainToTheSamePromptOfTheSameBot() {
        assertThat(done(cache.find(settings, MODEL, HELLO))).isEmpty();

        done(cache.keep(settings, MODEL, HELLO, "Здравствуйте!"));

        assertThat(done(cache.find(settings, MODEL, HELLO))).contains("Здравствуйте!");
        assertThat(done(cache.find(settings(UUID.randomUUID(), caching(60, false)), MODEL, HELLO)))
                .isEmpty();
    }

    @Test
    void aReplyIsGivenAgainOnlyForAsLongAsTheOwnerWants() {
        done(cache.keep(settings, MODEL, HELLO, "Здравствуйте!"));

        var later = new ReplyCache(transactions, meters, config, Clock.offset(clock, Duration.ofSeconds(61)));

        assertThat(done(later.find(settings, MODEL, HELLO))).isEmpty();
    }

    @Test
    void whereTheOwnerWantsNoCacheNothingIsKept() {
        var without = settings(settings.bot(), caching(0, true));
        done(cache.keep(without, MODEL, HELLO, "Здравствуйте!"));

        var with = settings(without.bot(), caching(60, true));

        assertThat(done(cache.find(with, MODEL, HELLO))).isEqualTo(Optional.empty());
    }

    @Test
    void ofEachBotTheNewestRepliesStay() {
        var hello = new Prompt(List.of(new Message(Role.USER, "Ещё раз")));
        done(cache.keep(settings, MODEL, HELLO, "Раз"));
        done(transactions.run(FILL, Tuple.of(settings.bot(), config.mostCachedReplies() - 1)));

        done(cache.keep(settings, MODEL, hello, "Два"));

        assertThat(done(cache.find(settings, MODEL, HELLO))).isEmpty();
        assertThat(done(cache.find(settings, MODEL, hello))).contains("Два");
    }
}
