package dev.beseda.llm.replies;

import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.llm.replies.rules.Wanted;

/// Where replies are to be shown while they are written, and how.
public final class Drafts {
    private Drafts() {}

    public static Draft of(Wanted wanted, LlmSettings settings) {
        var talk = wanted.talk();
        var request = wanted.request();
        return new Draft(
                wanted.reply(),
                talk.bot(),
                talk.conversation(),
                talk.chat(),
                request.tickets(),
                request.language(),
                settings.manner().streaming());
    }
}
