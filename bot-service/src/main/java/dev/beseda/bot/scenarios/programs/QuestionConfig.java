package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.Step;
import dev.beseda.bot.engine.answers.Wanted;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import java.util.HashMap;
import java.util.Map;

/// The `config` of questions: what is asked, what kind of answer is wanted, and what happens when it does not come.
final class QuestionConfig {
    private QuestionConfig() {}

    static Step.Question read(String key, Fields fields) {
        var wording = WordingConfig.read(fields.optionalText("text"), fields);
        var variable = fields.optionalVariable("variable");
        var routes = new HashMap<String, String>();
        var wanted = WantedConfig.read(fields, routes);
        var insistence = WaitingConfig.insistence(fields);
        return new Step.Question(
                key, wording, wanted, variable, insistence, WaitingConfig.patience(fields), Map.copyOf(routes));
    }

    static FieldWriter write(Step.Question question, FieldWriter config) {
        var said = WordingConfig.write(question.wording(), config);
        var wanted = WantedConfig.write(question.wanted(), question.routes(), said);
        var insisting = WaitingConfig.write(question.insistence(), wanted.put("variable", question.variable()));
        return question.patience()
                .map(patience -> WaitingConfig.write(patience, insisting))
                .orElse(insisting);
    }

    /// The kinds of answers, as people write them.
    enum Answer {
        TEXT,
        NUMBER,
        DATE,
        PHONE,
        EMAIL,
        CHOICE,
        CONTACT,
        LOCATION,
        FILE,
        RATING;

        static Answer of(Wanted wanted) {
            return switch (wanted) {
                case Wanted.AnyText _ -> TEXT;
                case Wanted.Number _ -> NUMBER;
                case Wanted.Day _ -> DATE;
                case Wanted.Phone _ -> PHONE;
                case Wanted.Email _ -> EMAIL;
                case Wanted.Choice _ -> CHOICE;
                case Wanted.Contact _ -> CONTACT;
                case Wanted.Place _ -> LOCATION;
                case Wanted.File _ -> FILE;
                case Wanted.Rating _ -> RATING;
            };
        }
    }
}
