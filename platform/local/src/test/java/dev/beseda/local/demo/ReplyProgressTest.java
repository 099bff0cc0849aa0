package dev.beseda.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyProgressTest {
    private static final String STOP = "[{\"text\": \"Stop\", \"callback_data\": \"stop:1\"}]";
    private static final String OTHER = "[{\"text\": \"Yes\", \"callback_data\": \"7:0\"}]";

    private final List<String> glimpses = new ArrayList<>();
    private final ReplyProgress replyProgress = new ReplyProgress(6, glimpse -> glimpses.add(glimpse.more()));

    private static JsonNode live(boolean typing, String... messages) {
        try {
            return new ObjectMapper()
                    .readTree("{\"typing\": %s, \"messages\": [%s]}".formatted(typing, String.join(",", messages)));
        } catch (java.io.IOException wrong) {
            throw new java.io.UncheckedIOException(wrong);
        }
    }

    private static String message(int number, String text, String buttons) {
        return "{\"message_id\": %d, \"from\": \"bot\", \"text\": \"%s\", \"buttons\": %s}"
                .formatted(number, text, buttons);
    }

    @Test
    void aReplyIsSeenFromTypingToItsLastWord() {
        replyProgress.see(live(true));
        replyProgress.see(live(true));
        replyProgress.see(live(true, message(6, "Before", "[]"), message(7, "Two to…", STOP)));
        replyProgress.see(live(true, message(7, "Two to…", STOP)));
        replyProgress.see(live(true, message(7, "Two to three…", STOP)));
        var whole = replyProgress.see(live(false, message(7, "Two to three minutes.", "[]")));

        assertThat(glimpses).containsExactly("", "Two to…", "three…");
        assertThat(whole).map(line -> line.required("text").asText()).contains("Two to three minutes.");
        assertThat(replyProgress.edits()).isEqualTo(2);
    }

    @Test
    void aMessageThatNobodyCanStopIsWholeAtOnce() {
        var whole = replyProgress.see(live(false, message(7, "Really?", OTHER)));

        assertThat(whole).isPresent();
        assertThat(replyProgress.edits()).isZero();
        assertThat(glimpses).isEmpty();
    }

    @Test
    void whatWasThereBeforeIsNoNews() {
        assertThat(replyProgress.see(live(false, message(6, "Before", "[]")))).isEqualTo(Optional.empty());
    }

    @Test
    void ofWhatChangesOnTheWayOnlyTheEndIsShown() {
        assertThat(ReplyProgress.beyond("1. **Coffee…", "1. Coffee, two spoons…"))
                .isEqualTo("Coffee, two spoons…");
    }
}
