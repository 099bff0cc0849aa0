package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;

/// The `config` of steps that are hardly more than a text.
final class WordingConfig {
    private static final int LONGEST_MODEL = 100;

    private WordingConfig() {}

    static Step.Wording read(Text text, Fields fields) {
        return new Step.Wording(text, fields.oneOf("format", Step.Format.class).orElse(Step.Format.PLAIN));
    }

    static FieldWriter write(Step.Wording wording, FieldWriter config) {
        return config.put("text", wording.text()).putUnless(Step.Format.PLAIN, "format", wording.format());
    }

    static Step.HandOver handOver(String key, Fields fields) {
        return new Step.HandOver(key, read(fields.optionalText("text"), fields));
    }

    static FieldWriter write(Step.HandOver handOver, FieldWriter config) {
        return write(handOver.wording(), config);
    }

    static Step.LlmReply llmReply(String key, Fields fields) {
        return new Step.LlmReply(
                key,
                fields.optionalText("instructions"),
                fields.optionalWords("input", BotSettings.LONGEST_TEXT),
                fields.optional("variable", fields::variable),
                fields.flag("say", true),
                fields.optional("otherwise", fields::key));
    }

    static FieldWriter write(Step.LlmReply reply, FieldWriter config) {
        return config.put("instructions", reply.instructions())
                .put("input", reply.input())
                .put("variable", reply.variable())
                .putUnless(true, "say", reply.said())
                .put("otherwise", reply.otherwise());
    }

    static Step.MediaGeneration mediaGeneration(String key, Fields fields) {
        return new Step.MediaGeneration(key, fields.words("model", LONGEST_MODEL), fields.text("prompt"));
    }

    static FieldWriter write(Step.MediaGeneration media, FieldWriter config) {
        return config.put("model", media.model()).put("prompt", media.prompt());
    }
}
