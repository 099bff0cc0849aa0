package dev.beseda.bot.telegram.streaming;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.telegram.FlowBot;
import dev.beseda.bot.telegram.FlowBot.MadeCall;
import dev.beseda.bot.telegram.deliveries.Deliveries;
import dev.beseda.bot.telegram.rules.calls.Split;
import dev.beseda.kit.Ids;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The whole text of a reply, whatever was seen of it before: it is there in the end, once.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class ReplacingIT extends AwaitedReply {
    /// A shard that no replica holds, so that nobody takes in hand what is there.
    private static final int NOBODYS = 99;

    @Test
    void aReplyThatNobodySawGrowIsSaidAnewAndInParts() {
        whole("word ".repeat(2_000));

        eventually(() -> assertThat(bot.said(john)).hasSize(3));
        assertThat(String.join(" ", bot.said(john)))
                .isEqualTo("word ".repeat(2_000).strip());
        assertThat(edits()).isEmpty();
    }

    @Test
    void theBeginningOfALongReplyTakesThePlaceOfWhatGrewAndTheRestFollows() {
        growsTo("word");
        grown("word ".repeat(3_000));
        eventually(() -> assertThat(bot.said(john).getFirst())
                .hasSizeBetween(2_000, Split.LONGEST)
                .endsWith("…"));

        whole("word ".repeat(2_000));

        eventually(() -> assertThat(bot.said(john)).hasSize(3));
        assertThat(String.join(" ", bot.said(john)))
                .isEqualTo("word ".repeat(2_000).strip());
    }

    @Test
    void anEditThatIsUnderWayIsWaitedForAndTheWholeTextComesLast() {
        growsTo("One");
        bot.fails(john, EDIT, Map.of("kind", "slow", "times", 1, "delay_millis", 2_500));
        eventually(() -> {
            grown("One two");
            assertThat(edits()).isNotEmpty();
        });

        whole("One two three");

        bot.hasSaid(john, "One two three");
        assertThat(edits()).extracting(MadeCall::text).containsExactly("One two", "One two three");
        assertThat(edits().getLast().atMillis() - edits().getFirst().atMillis()).isGreaterThanOrEqualTo(2_400);
    }

    @Test
    void theWholeTextThatIsDecidedOnWhileTheReplyBeginsIsTheOnlyOne() {
        growsTo("One");
        reply = Ids.next();
        var before = bot.said(john);

        var decided = transactions.in(transaction -> transaction
                .run("select from conversation where id = $1 for update", Tuple.of(conversation))
                .invoke(() -> grown("Half"))
                .chain(() -> waiting(1))
                .chain(() -> transaction.run(
                        "update conversation set state = $2 where id = $1", Tuple.of(conversation, state("[7]")))));
        decided.await().atMost(FlowBot.PATIENCE);
        whole("Whole");
        eventually(() -> assertThat(bot.said(john)).contains("Whole"));
        sentinel();

        assertThat(bot.said(john)).hasSize(before.size() + 1).doesNotContain("Half");
        assertThat(rows("select from delivery where id = $1", reply)).isEmpty();
    }

    @Test
    void whoeverTakesOverFindsTheMessageAndReplacesItsText() {
        var shown = bot.sends(john, "Half of");
        rows(
                """
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, state, telegram_id,
                    ended_at, grows)
                values ($1, $2, $3, $4, $5, 'reply', $6, 'sent', $7, now(), true)""",
                reply,
                bot.id(),
                john,
                conversation,
                Deliveries.shard(bot.id()),
                JsonObject.of("method", "sendMessage", "text", "Half of"),
                shown);
        eventually(() -> {
            grown("Half of it");
            assertThat(bot.said(john)).containsExactly("Half of it");
        });

        whole("All of it");

        bot.hasSaid(john, "All of it");
        eventually(() -> assertThat(outcomes()).containsExactly("sendMessage sent", "replaceText sent"));
    }

    @Test
    void whatWasNotSentBeforeThePlatformFellNeverComesBehindTheWholeText() {
        whole("Whole");
        bot.hasSaid(john, "Whole");
        reply = Ids.next();
        rows("""
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, due_at, grows)
                values ($1, $2, $3, $4, $5, 'reply', $6, now() + interval '1 day', true)""", reply, bot.id(), john, conversation, NOBODYS, JsonObject.of("method", "sendMessage", "text", "Half"));

        whole("Whole again");

        bot.hasSaid(john, "Whole", "Whole again");
        assertThat(rows("select state from delivery where id = $1", reply)
                        .getFirst()
                        .getString(0))
                .isEqualTo("failed");
    }

    @Test
    void aWholeTextThatWasUnderWayWhenAReplicaFellIsThereOnce() {
        growsTo("One");
        var call = JsonObject.of("method", "replaceText", "of", reply.toString(), "text", "One two");
        rows("""
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, state, attempts,
                    begun_at)
                values ($1, $2, $3, $4, $5, 'reply', $6, 'sending', 1, now() - interval '1 minute')""", Ids.next(), bot.id(), john, conversation, Deliveries.shard(bot.id()), call);

        rows("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where pid in (select pid from pg_locks where locktype = 'advisory' and objsubid = 2)
                  and pid <> pg_backend_pid() and datname = current_database()""");

        bot.hasSaid(john, "One two");
        eventually(() -> assertThat(outcomes()).containsExactly("sendMessage sent", "replaceText sent"));
    }

    @Test
    void aMessageThatIsGoneIsSaidAnew() {
        growsTo("One");
        bot.fails(john, EDIT, Map.of("kind", "chat_not_found", "times", 1));

        whole("One two");

        bot.hasSaid(john, "One", "One two");
        eventually(() -> assertThat(outcomes()).containsExactly("sendMessage sent", "sendMessage sent"));
    }

    @Test
    void anEditWhoseAnswerWasLostIsMadeAgain() {
        growsTo("One");
        bot.fails(john, EDIT, Map.of("kind", "lost_reply", "times", 1));

        whole("One two");

        bot.hasSaid(john, "One two");
        eventually(() -> assertThat(outcomes()).containsExactly("sendMessage sent", "replaceText sent"));
        assertThat(edits()).hasSize(2);
    }

    /// Over when somebody waits for the lock of a conversation.
    private Uni<Void> waiting(int least) {
        var sql = """
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and query like '%hold_awaiting(%'
                    and datname = current_database()""";
        return pool.query(sql)
                .execute()
                .chain(rows -> rows.iterator().next().getLong(0) >= least
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(Duration.ofMillis(20))
                                .chain(() -> waiting(least)));
    }
}
