package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.programs.StepType;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an owner writes about a step.
///
/// @param scenarioId needed for a new step; a step never moves to another scenario
/// @param order its place, counted from 1; the steps from there on move back. By default a new step comes last
/// @param key how other steps name it, by default `step-N`
/// @param config what the step type needs
@Schema(examples = """
                {"scenario_id": "01990000-0000-7000-8000-000000000000", "order": 2, "key": "name", "step_type": "question", \
                "config": {"text": {"ru": "Как вас зовут?", "en": "What is your name?"}, "variable": "имя"}}""")
public record StepDraft(
        @Nullable UUID scenarioId,
        @Min(1) @Nullable Integer order,

        @Pattern(regexp = Fields.KEY_FORM, message = "must be " + Fields.KEY_MESSAGE) @Nullable
        String key,

        @NotNull StepType stepType,

        @Schema(description = CONFIG) @NotNull Map<String, Object> config) {
    private static final String CONFIG = """
            A text is a string (in the bot's default language) or `{"ru": "…", "en": "…"}`; a time is `90s`, `10m`, `2h`, \
            `3d`, `PT1H30M` or a number of seconds; steps are named by their keys. By `step_type`:

            - message: `{text, format?: plain|markdown, media?: [{kind, file}], buttons?: [[{label, url, app?}]]}`
            - question: `{text, format?, answer?, variable?, reask?, retries?, otherwise?, timeout?, on_timeout?}`; `answer` is \
            text `{shortest?, longest?, pattern?}`, number `{least?, most?, whole?}`, date `{earliest?, latest?}`, phone, \
            email, choice `{options: ["A", {label, value?, to?}]}`, contact, location, file `{kinds?, most_bytes?}` (20 MB unless said) or \
            rating `{from?, to?}`
            - condition: `{expression, then, otherwise}`
            - set_variable: `{variable, value}` or `{variable, expression}`
            - jump: `{to}`
            - scenario: `{scenario}`, the id or the name of another scenario of the bot
            - random_split: `{branches: [{weight, to}]}`
            - delay: `{time}`
            - wait: `{timeout, on_timeout?, variable?}`
            - http_request: `{method?, url, headers?, body?, save?: {variable: "/json/pointer"}, otherwise?}`
            - hand_over: `{text?, format?}`
            - llm_reply: `{instructions?, input?, variable?, say?, otherwise?}`
            - balance: `{currency?: rub|xtr|credit, text?, format?}`
            - statement: `{currency?, page?: first|next, text?, format?}`
            - promo_code: `{currency?, code, text?, format?, refused?}`
            - pay: `{currency?, amount, for, text?, format?, refused?}`; `amount` is a number or an expression
            - top_up: `{currency?, amount, stars, title, description?, text?, format?, timeout?, on_timeout?}`
            - bank_transfer: `{amount, text?, format?, refused?}`, in roubles
            - receipt: `{variable, text?, format?, refused?}`, where a question has kept the file
            - media_generation: `{model, prompt}`
            - end: `{}`
            """;
}
