package dev.beseda.bot.conversations.timers.firing;

import static dev.beseda.bot.conversations.ScriptedBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.conversations.ScriptedBot;
import dev.beseda.bot.conversations.ScriptedBot.Step;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class TimersIT {
    private static final Duration DELAY = Duration.ofSeconds(2);

    @Inject
    Pool pool;

    @Inject
    AlarmClock clock;

    private static ScriptedBot delaying(String time) {
        return ScriptedBot.delaying(time, "Now, {first_name}!");
    }

    @Test
    void aDelayEndsWithinASecond() {
        assertThat(pausesUntilOneEndsInTime(delaying("2s")))
                .allSatisfy(pause -> assertThat(pause).isGreaterThanOrEqualTo(DELAY));
    }

    /// How long people waited, up to the first who waited no second too long: a machine that is busy is late now and
    /// then, a timer that is late is so each time.
    private static List<Duration> pausesUntilOneEndsInTime(ScriptedBot bot) {
        var pauses = new ArrayList<Duration>();
        eventually(() -> {
            pauses.add(pause(bot));
            assertThat(pauses.getLast()).isLessThan(DELAY.plusSeconds(1));
        });
        return pauses;
    }

    private static Duration pause(ScriptedBot bot) {
        long person = ScriptedBot.person();
        bot.says(person, "/start");
        bot.hasSaid(person, "Wait.", "Now, Ada!");
        var times = bot.dialog(bot.conversation(person)).getList("messages.at", String.class).stream()
                .map(Instant::parse)
                .toList();
        return Duration.between(times.get(0), times.get(2));
    }

    @Test
    void whatWasDueWhileNobodyWasThereHappensAsSoonAsSomebodyLooks() throws Throwable {
        var bot = delaying("1h");
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Wait.");

        run(
                "update timer set due_at = $2 where conversation_id = $1",
                Tuple.of(bot.conversation(ada), OffsetDateTime.now().minusMinutes(5)));
        clock.lookAgain();

        bot.hasSaid(ada, "Wait.", "Now, Ada!");
        assertThat(timers(bot, ada)).isZero();
    }

    @Test
    void aQuestionThatIsAnsweredNeedsNoTimerAnyMore() throws Throwable {
        var bot = new ScriptedBot()
                .on(
                        "command",
                        "start",
                        new Step("q", "question", Map.of("text", "Well?", "timeout", "1h", "on_timeout", "late")),
                        new Step("end", "end", Map.of()),
                        new Step("late", "message", Map.of("text", "Too late.")));
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Well?");
        assertThat(timers(bot, ada)).isEqualTo(1);

        bot.says(ada, "Yes");

        eventually(() -> assertThat(timers(bot, ada)).isZero());
    }

    @Test
    void aQuestionThatIsNotAnsweredGoesOnWhereItSays() {
        var bot = new ScriptedBot()
                .on(
                        "command",
                        "start",
                        new Step("q", "question", Map.of("text", "Well?", "timeout", "1s", "on_timeout", "late")),
                        new Step("end", "end", Map.of()),
                        new Step("late", "message", Map.of("text", "Too late.")));
        long ada = ScriptedBot.person();

        bot.says(ada, "/start");

        bot.hasSaid(ada, "Well?", "Too late.");
    }

    @Test
    void aBotThatIsSwitchedOffWakesNobodyUntilItIsSwitchedOn() throws Throwable {
        var bot = delaying("1h");
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Wait.");
        bot.as("editor").post("/api/bots/" + bot.id() + "/deactivate");

        run(
                "update timer set due_at = now() - interval '1 hour' where conversation_id = $1",
                Tuple.of(bot.conversation(ada)));
        clock.lookAgain();
        eventually(() -> assertThat(
                        count("select count(*) from timer where conversation_id = $1 and due_at > now()", bot, ada))
                .isEqualTo(1));
        bot.as("editor").post("/api/bots/" + bot.id() + "/activate");
        run("update timer set due_at = now() where conversation_id = $1", Tuple.of(bot.conversation(ada)));
        clock.lookAgain();

        bot.hasSaid(ada, "Wait.", "Now, Ada!");
    }

    @Test
    void oneTimerAmongAHundredThousandIsOnTime() throws Throwable {
        var bot = delaying("2s");
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Wait.", "Now, Ada!");
        var conversation = bot.conversation(ada);
        run("""
                insert into timer (conversation_id, ticket, due_at)
                select $1, 1000000 + number, now() + interval '1 hour' + number * interval '1 second'
                from generate_series(1, 100000) as number
                """, Tuple.of(conversation));

        assertThat(pausesUntilOneEndsInTime(bot)).isNotEmpty();

        run("delete from timer where conversation_id = $1", Tuple.of(conversation));
    }

    @Test
    void manyThatAreDueAtOnceAllHappenOnce() {
        var bot = delaying("1s");
        var people = LongStream.range(0, 40).map(number -> ScriptedBot.person()).toArray();

        LongStream.of(people).forEach(person -> bot.says(person, "/start"));

        LongStream.of(people).forEach(person -> bot.hasSaid(person, "Wait.", "Now, Ada!"));
    }

    @Test
    void aConversationThatSomebodyHoldsDelaysNobodyElse() throws Throwable {
        var held = delaying("1h");
        long ada = ScriptedBot.person();
        held.says(ada, "/start");
        held.hasSaid(ada, "Wait.");
        var conversation = held.conversation(ada);
        run("""
                insert into timer (conversation_id, ticket, due_at)
                select $1, 1000000 + number, now() - interval '1 hour' from generate_series(1, 1000) as number
                """, Tuple.of(conversation));
        var other = delaying("1s");
        long john = ScriptedBot.person();

        whileLocked("select from conversation where id = $1 for update", conversation, () -> {
            other.says(john, "/start");
            other.hasSaid(john, "Wait.", "Now, Ada!");
        });

        eventually(() -> assertThat(
                        count("select count(*) from timer where conversation_id = $1 and due_at < now()", held, ada))
                .isZero());
    }

    private void whileLocked(String lock, UUID row, Runnable work) throws Throwable {
        var holder = VertxContextSupport.subscribeAndAwait(() -> pool.getConnection());
        VertxContextSupport.subscribeAndAwait(
                () -> holder.begin().chain(() -> holder.preparedQuery(lock).execute(Tuple.of(row))));
        try {
            work.run();
        } finally {
            VertxContextSupport.subscribeAndAwait(() -> holder.query("rollback").execute());
            VertxContextSupport.subscribeAndAwait(() -> holder.close());
        }
    }

    private long timers(ScriptedBot bot, long chat) throws Throwable {
        return count("select count(*) from timer where conversation_id = $1", bot, chat);
    }

    private long count(String sql, ScriptedBot bot, long chat) throws Throwable {
        var conversation = bot.conversation(chat);
        return VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery(sql)
                .execute(Tuple.of(conversation))
                .map(rows -> rows.iterator().next().getLong(0)));
    }

    private void run(String sql, Tuple values) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery(sql).execute(values));
    }
}
