package dev.beseda.llm.replies;

import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.llm.replies.rules.PendingReply;

/// Where replies are to be shown while they are written, and how.
public final class Drafts {
    private Drafts() {}

    public static Draft of(PendingReply pending, LlmSettings settings) {
        var talk = pending.talk();
        var request = pending.request();
        return new Draft(
                pending.reply(),
                talk.bot(),
                talk.conversation(),
                talk.chat(),
                request.tickets(),
                request.language(),
                settings.manner().streaming());
    }
}
