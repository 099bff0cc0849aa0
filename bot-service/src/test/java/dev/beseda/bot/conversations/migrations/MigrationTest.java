package dev.beseda.bot.conversations.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.Frame;
import dev.beseda.bot.engine.turns.Conversation.Mark;
import dev.beseda.bot.engine.turns.Conversation.News;
import dev.beseda.bot.engine.turns.Conversation.Spot;
import dev.beseda.bot.engine.turns.Conversation.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private static final UUID SCENARIO = new UUID(0, 1);
    private static final UUID OLD = new UUID(0, 2);
    private static final UUID LIVE = new UUID(0, 3);
    private static final UUID FOREIGN = new UUID(0, 4);

    private final Migration migration = new Migration(
            scenario(LIVE, question("name"), message("age"), message("call")),
            Map.of(OLD, scenario(OLD, question("name"), question("age"), question("gone"), message("call"))));

    @Test
    void aConversationGoesOnAtTheStepOfTheSameKey() {
        var moved = migration.of(waiting(OLD, "name")).orElseThrow();

        assertThat(moved.waiting()).contains(new Waiting(new Spot(LIVE, "name"), 7, 2, News.NONE));
        assertThat(moved.variables()).isEqualTo(waiting(OLD, "name").variables());
    }

    @Test
    void whoWaitsAtAStepThatIsGoneOrDoesSomethingElseStays() {
        assertThat(migration.of(waiting(OLD, "gone"))).isEmpty();
        assertThat(migration.of(waiting(OLD, "age"))).isEmpty();
    }

    @Test
    void whatStandsInOtherScenariosStaysThere() {
        var inOther = waiting(FOREIGN, "any").movedTo(spot -> spot);
        var called = new Conversation(
                "en",
                inOther.waiting(),
                List.of(new Frame.Caller(new Spot(OLD, "call"))),
                List.of(),
                Map.of(),
                false,
                7,
                Set.of());

        var moved = migration.of(called).orElseThrow();

        assertThat(moved.waiting().orElseThrow().at()).isEqualTo(new Spot(FOREIGN, "any"));
        assertThat(moved.below()).containsExactly(new Frame.Caller(new Spot(LIVE, "call")));
    }

    @Test
    void nobodyGoesBackToAQuestionThatIsGone() {
        var trail = List.of(new Mark(new Spot(OLD, "gone"), 0), new Mark(new Spot(OLD, "name"), 0));
        var conversation = new Conversation("en", Optional.empty(), List.of(), trail, Map.of(), false, 7, Set.of());

        assertThat(migration.of(conversation).orElseThrow().trail())
                .containsExactly(new Mark(new Spot(LIVE, "name"), 0));
    }

    private static Conversation waiting(UUID version, String step) {
        var waiting = new Waiting(new Spot(version, step), 7, 2, News.NONE);
        return new Conversation("en", Optional.of(waiting), List.of(), List.of(), Map.of(), false, 7, Set.of());
    }

    private static Scenario scenario(UUID version, Step... steps) {
        return new Scenario(SCENARIO, version, new Trigger.Never(), true, List.of(steps));
    }

    private static Step question(String key) {
        return new Step.Question(key, new Text(Map.of("en", "?")), Optional.empty());
    }

    private static Step message(String key) {
        return new Step.Message(key, new Text(Map.of("en", "!")));
    }
}
