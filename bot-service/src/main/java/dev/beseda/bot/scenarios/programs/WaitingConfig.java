package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Step.Insistence;
import dev.beseda.bot.engine.program.Step.Timeout;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Times;
import java.util.Optional;

/// The fields of steps that wait: for how long, how often they ask again, and where they go on in the end.
final class WaitingConfig {
    private static final int MOST_RETRIES = 100;

    private WaitingConfig() {}

    static Step.Delay delay(String key, Fields fields) {
        return new Step.Delay(key, fields.time("time"));
    }

    static FieldWriter write(Step.Delay delay, FieldWriter config) {
        return config.put("time", Times.write(delay.time()));
    }

    static Step.Wait wait(String key, Fields fields) {
        return new Step.Wait(key, fields.optional("variable", fields::variable), timeout(fields, "timeout"));
    }

    static FieldWriter write(Step.Wait wait, FieldWriter config) {
        return write(wait.timeout(), config).put("variable", wait.variable());
    }

    static Optional<Timeout> timeout(Fields fields) {
        if (!fields.has("timeout") && fields.has("on_timeout")) {
            throw fields.wrong("on_timeout", "needs a timeout");
        }
        return fields.optional("timeout", name -> timeout(fields, name));
    }

    private static Timeout timeout(Fields fields, String time) {
        return new Timeout(fields.time(time), fields.optional("on_timeout", fields::key));
    }

    static FieldWriter write(Timeout timeout, FieldWriter config) {
        return config.put("timeout", Times.write(timeout.time())).put("on_timeout", timeout.then());
    }

    static Insistence insistence(Fields fields) {
        var limit = fields.whole("retries", 0, MOST_RETRIES);
        if (limit.isEmpty() && fields.has("otherwise")) {
            throw fields.wrong("otherwise", "needs retries: how many wrong answers are taken before going on there");
        }
        return new Insistence(fields.optionalText("reask"), limit, fields.optional("otherwise", fields::key));
    }

    static FieldWriter write(Insistence insistence, FieldWriter config) {
        return config.put("reask", insistence.reask())
                .put("retries", insistence.limit())
                .put("otherwise", insistence.otherwise());
    }
}
