package dev.beseda.bot.conversations.replies;

import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.EngineEvent.Ending;
import dev.beseda.bot.engine.turns.EngineEvent.Want;
import dev.beseda.contracts.llm.LlmEvent;
import dev.beseda.contracts.llm.LlmEvent.Reason;

/// What the engine hears of an event of the language models.
final class ReplyEventMapper {
    private ReplyEventMapper() {}

    static EngineEvent of(LlmEvent event) {
        return switch (event) {
            case LlmEvent.ReplyWritten written ->
                new EngineEvent.Replied(written.tickets(), written.reply(), written.text(), ending(written.ending()));
            case LlmEvent.ReplyFailed failed ->
                new EngineEvent.NotReplied(failed.tickets(), failed.reply(), want(failed.reason()));
        };
    }

    private static Ending ending(LlmEvent.Ending ending) {
        return switch (ending) {
            case WHOLE -> Ending.WHOLE;
            case CUT -> Ending.CUT;
            case STOPPED -> Ending.STOPPED;
        };
    }

    private static Want want(Reason reason) {
        return switch (reason) {
            case STOPPED -> Want.ASKER;
            case BUDGET, NO_CREDITS -> Want.TOKENS;
            case NO_MODEL, DECLINED, UNAVAILABLE, REFUSED -> Want.MODEL;
        };
    }
}
