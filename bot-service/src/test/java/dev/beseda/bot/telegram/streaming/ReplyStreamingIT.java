package dev.beseda.bot.telegram.streaming;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.telegram.FlowBot.MadeCall;
import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmHint.Grown;
import dev.beseda.contracts.llm.LlmSettings.Streaming;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A reply that is being written, from the first hint on, as its chat sees it.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class ReplyStreamingIT extends AwaitedReply {
    @Test
    void aReplyIsOneMessageThatGrowsAndEndsWhole() {
        growsTo("One");
        eventually(() -> {
            grown("One **two**");
            assertThat(edits()).isNotEmpty();
        });
        assertThat(bot.said(john)).containsExactly("One two");
        assertThat(bot.buttons(john)).containsExactly("⏹ Stop=stop:" + Long.toString(TICKET, 36));
        IntStream.range(0, 10).forEach(step -> grown("One **two** three " + step));
        eventually(() -> assertThat(bot.said(john)).containsExactly("One two three 9"));

        whole("One **two** three, and that is all.");

        bot.hasSaid(john, "One two three, and that is all.");
        assertThat(bot.buttons(john)).isEmpty();
        assertThat(bot.calls()).hasSize(1);
        assertSpaced(bot.calls().getFirst(), edits());
        eventually(() -> assertThat(outcomes()).containsExactly("sendMessage sent", "replaceText sent"));
        assertThat(rows("select text from message where conversation_id = $1 and direction = 'out'", conversation))
                .extracting(row -> row.getString(0))
                .containsExactly("One two three, and that is all.");
    }

    /// All edits but the last, which nobody may hold up.
    private static void assertSpaced(MadeCall first, List<MadeCall> edits) {
        long before = first.atMillis();
        for (var edit : edits.subList(0, edits.size() - 1)) {
            assertThat(edit.atMillis() - before).isGreaterThanOrEqualTo(1_000);
            before = edit.atMillis();
        }
    }

    @Test
    void aStormOfFloodsCostsNothingButSights() {
        growsTo("One");
        bot.fails(john, EDIT, Map.of("kind", "too_many_requests", "times", 3, "retry_after", 1));
        eventually(() -> {
            grown("One two");
            assertThat(edits()).hasSizeGreaterThanOrEqualTo(2);
        });

        whole("One two three");

        bot.hasSaid(john, "One two three");
        var refused = edits().stream().filter(edit -> !edit.ok()).toList();
        assertThat(refused).hasSize(3);
        assertThat(refused.get(1).atMillis() - refused.get(0).atMillis()).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void aLateHintChangesNothing() {
        growsTo("One");
        whole("One two");
        bot.hasSaid(john, "One two");
        int before = bot.calls(EDIT).size();

        grown("One t");
        hint(new LlmHint.UnderWay(draft(Streaming.EDITS)));
        sentinel();

        assertThat(bot.said(john)).containsExactly("One two");
        assertThat(edits()).hasSize(before);
        assertThat(bot.calls("sendChatAction")).isEmpty();
    }

    @Test
    void aReplyThatNobodyAwaitsIsNotShown() {
        rows("update conversation set state = $2 where id = $1", conversation, state("[7]"));

        grown("One");
        sentinel();

        assertThat(bot.said(john)).isEmpty();
        assertThat(rows("select from delivery where id = $1", reply)).isEmpty();
    }

    @Test
    void whoeverWaitsInTheQueueIsToldSoAndSeesSomebodyType() {
        var draft = draft(Streaming.EDITS);
        eventually(() -> {
            hint(new LlmHint.Queued(draft, 3));
            assertThat(bot.said(john)).containsExactly("You are in the queue, ahead of you: 3");
        });
        eventually(() -> {
            hint(new LlmHint.UnderWay(draft));
            assertThat(bot.calls("sendChatAction")).isNotEmpty();
        });

        grown("One");

        bot.hasSaid(john, "One");
    }

    @Test
    void aBotThatShowsNothingOnlyTypes() {
        var draft = draft(Streaming.OFF);

        eventually(() -> {
            hint(new Grown(draft, "One"));
            hint(new LlmHint.UnderWay(draft));
            assertThat(bot.calls("sendChatAction")).isNotEmpty();
        });
        whole("One two");

        bot.hasSaid(john, "One two");
        assertThat(bot.calls()).hasSize(1);
    }

    @Test
    void draftsAreTelegramsOwnAndTheWholeTextIsTheOnlyMessage() {
        var draft = draft(Streaming.DRAFTS);

        eventually(() -> {
            hint(new Grown(draft, "One"));
            assertThat(bot.draft(john)).contains("One");
        });
        whole("One two");

        bot.hasSaid(john, "One two");
        assertThat(edits()).isEmpty();
    }

    @Test
    void whereTelegramTakesNoDraftsAMessageGrows() {
        bot.fails(john, "sendMessageDraft", Map.of("kind", "cannot_parse", "times", 1));

        eventually(() -> {
            hint(new Grown(draft(Streaming.DRAFTS), "One"));
            assertThat(bot.said(john)).containsExactly("One");
        });
        whole("One two");

        bot.hasSaid(john, "One two");
        assertThat(bot.calls("sendMessageDraft")).hasSize(1);
    }
}
