package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.kit.text.WireName;

/// The `config` of steps that are hardly more than a text.
final class WordingConfig {
    private static final int LONGEST_MODEL = 100;

    private WordingConfig() {}

    static Step.Wording read(Text text, Fields fields) {
        return new Step.Wording(text, fields.oneOf("format", Step.Format.class).orElse(Step.Format.PLAIN));
    }

    static FieldWriter write(Step.Wording wording, FieldWriter config) {
        boolean plain = wording.format() == Step.Format.PLAIN;
        return config.put("text", wording.text()).putIf(!plain, "format", WireName.of(wording.format()));
    }

    static Step handOver(String key, Fields fields) {
        return new Step.HandOver(key, read(fields.optionalText("text"), fields));
    }

    static Step llmReply(String key, Fields fields) {
        return new Step.LlmReply(
                key,
                fields.optionalText("instructions"),
                fields.optionalWords("input", BotSettings.LONGEST_TEXT),
                fields.optionalVariable("variable"),
                !fields.has("say") || fields.flag("say"),
                fields.optionalKey("otherwise"));
    }

    static FieldWriter write(Step.LlmReply reply, FieldWriter config) {
        return config.put("instructions", reply.instructions())
                .put("input", reply.input())
                .put("variable", reply.variable())
                .putIf(!reply.said(), "say", false)
                .put("otherwise", reply.otherwise());
    }

    static Step mediaGeneration(String key, Fields fields) {
        return new Step.MediaGeneration(key, fields.words("model", LONGEST_MODEL), fields.text("prompt"));
    }

    static FieldWriter write(Step.MediaGeneration media, FieldWriter config) {
        return config.put("model", media.model()).put("prompt", media.prompt());
    }
}
