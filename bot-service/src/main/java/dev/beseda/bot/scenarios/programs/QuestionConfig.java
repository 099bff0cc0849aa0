package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import java.util.HashMap;
import java.util.Map;

/// The `config` of questions: what is asked, what kind of answer is wanted, and what happens when it does not come.
final class QuestionConfig {
    private QuestionConfig() {}

    static Step.Question read(String key, Fields fields) {
        var wording = WordingConfig.read(fields.optionalText("text"), fields);
        var variable = fields.optional("variable", fields::variable);
        var routes = new HashMap<String, String>();
        var expected = ExpectedAnswerConfig.read(fields, routes);
        var insistence = WaitingConfig.insistence(fields);
        return new Step.Question(
                key, wording, expected, variable, insistence, WaitingConfig.timeout(fields), Map.copyOf(routes));
    }

    static FieldWriter write(Step.Question question, FieldWriter config) {
        var said = WordingConfig.write(question.wording(), config);
        var expected = ExpectedAnswerConfig.write(question.expected(), question.routes(), said);
        var insisting = WaitingConfig.write(question.insistence(), expected.put("variable", question.variable()));
        return question.timeout()
                .map(timeout -> WaitingConfig.write(timeout, insisting))
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

        static Answer of(ExpectedAnswer expected) {
            return switch (expected) {
                case ExpectedAnswer.AnyText _ -> TEXT;
                case ExpectedAnswer.Number _ -> NUMBER;
                case ExpectedAnswer.Day _ -> DATE;
                case ExpectedAnswer.Phone _ -> PHONE;
                case ExpectedAnswer.Email _ -> EMAIL;
                case ExpectedAnswer.Choice _ -> CHOICE;
                case ExpectedAnswer.Contact _ -> CONTACT;
                case ExpectedAnswer.Place _ -> LOCATION;
                case ExpectedAnswer.File _ -> FILE;
                case ExpectedAnswer.Rating _ -> RATING;
            };
        }
    }
}
