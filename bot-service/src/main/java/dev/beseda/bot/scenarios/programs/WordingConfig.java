package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.Step;
import dev.beseda.bot.engine.Text;

/// The `config` of steps that are hardly more than a text.
final class WordingConfig {
    private static final int LONGEST_MODEL = 100;

    private WordingConfig() {}

    static Step.Wording read(Text text, ConfigFields fields) {
        return new Step.Wording(text, fields.oneOf("format", Step.Format.class).orElse(Step.Format.PLAIN));
    }

    static ConfigWriter write(Step.Wording wording, ConfigWriter config) {
        boolean plain = wording.format() == Step.Format.PLAIN;
        return config.put("text", wording.text()).putIf(!plain, "format", ConfigFields.word(wording.format()));
    }

    static Step handOver(String key, ConfigFields fields) {
        return new Step.HandOver(key, read(fields.optionalText("text"), fields));
    }

    static Step llmReply(String key, ConfigFields fields) {
        return new Step.LlmReply(key, fields.optionalText("instructions"), fields.optionalVariable("variable"));
    }

    static ConfigWriter write(Step.LlmReply reply, ConfigWriter config) {
        return config.put("instructions", reply.instructions()).put("variable", reply.variable());
    }

    static Step mediaGeneration(String key, ConfigFields fields) {
        return new Step.MediaGeneration(key, fields.words("model", LONGEST_MODEL), fields.text("prompt"));
    }

    static ConfigWriter write(Step.MediaGeneration media, ConfigWriter config) {
        return config.put("model", media.model()).put("prompt", media.prompt());
    }
}
