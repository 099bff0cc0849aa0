package dev.beseda.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From an update on Kafka to the reply in the person's chat.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class UpdateFlowIT {
    private static final String WELCOME = "Welcome!";
    private static final String NAME = "What is your name?";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private FlowBot bot;

    @BeforeEach
    void publish() {
        bot = FlowBot.withSurvey();
    }

    @Test
    void theSurveyIsHeldInRussian() {
        long anna = FlowBot.person("ru");

        bot.says(anna, "/start");
        bot.hasSaid(anna, "Добро пожаловать!", "Как вас зовут?");
        bot.says(anna, "Анна");
        bot.hasSaid(anna, "Добро пожаловать!", "Как вас зовут?", "Приятно познакомиться, Анна!", "Чем могу помочь?");
        bot.says(anna, "Когда вы открыты?");

        bot.hasSaid(
                anna,
                "Добро пожаловать!",
                "Как вас зовут?",
                "Приятно познакомиться, Анна!",
                "Чем могу помочь?",
                "Спасибо!");
    }

    @Test
    void theSurveyIsHeldInEnglishAllInOneBatch() {
        long john = FlowBot.person("en-GB");

        bot.deliver(john, bot.writes(john, "/start"), bot.writes(john, "John"), bot.writes(john, "When?"));

        bot.hasSaid(john, WELCOME, NAME, "Hi, John!", "How can I help?", "Thank you!");
    }

    @Test
    void anUpdateThatComesAgainIsAnsweredOnce() {
        long john = FlowBot.person("en");
        var start = bot.writes(john, "/start");

        bot.deliver(john, start, start);
        bot.hasSaid(john, WELCOME, NAME);
        bot.deliver(john, start, bot.writes(john, "John"), start);

        bot.hasSaid(john, WELCOME, NAME, "Hi, John!", "How can I help?");
        bot.says(john, "end");
        bot.hasSaid(john, WELCOME, NAME, "Hi, John!", "How can I help?", "Thank you!");
    }

    @Test
    void manyChatsAreAnsweredEachInItsOrder() {
        var people =
                IntStream.range(0, 30).mapToObj(number -> FlowBot.person("en")).toList();

        people.forEach(person -> bot.deliver(person, bot.writes(person, "/start"), bot.writes(person, "P" + person)));

        people.forEach(person -> bot.hasSaid(person, WELCOME, NAME, "Hi, P" + person + "!", "How can I help?"));
    }

    @Test
    void whatIsNoUpdateGoesToTheDeadLettersAndHoldsNobodyUp() {
        long john = FlowBot.person("en");
        var garbage = "{garbage " + UUID.randomUUID();
        var key = bot.id() + ":" + john;

        FlowBot.put(key, garbage, null, "\0", "[]", bot.writes(john, "/start"));
        FlowBot.put("no key", garbage);
        FlowBot.put(null, garbage);

        bot.hasSaid(john, WELCOME, NAME);
        try (var reader = TopicReader.of(kafka, "telegram.updates.dead")) {
            var dead = reader.readUntil(found -> found.stream()
                            .filter(record -> garbage.equals(record.value()))
                            .count()
                    == 3);
            assertThat(dead)
                    .filteredOn(record -> garbage.equals(record.value()))
                    .hasSize(3);
        }
    }
}
