package dev.beseda.simulator.control.llm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.Form;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.requests.ErrorBody;
import dev.beseda.simulator.llm.scripts.Conduct;
import dev.beseda.simulator.llm.scripts.Conduct.Answering;
import dev.beseda.simulator.llm.scripts.Conduct.Breach;
import dev.beseda.simulator.llm.scripts.Conduct.Ending;
import dev.beseda.simulator.llm.scripts.Conduct.Failing;
import dev.beseda.simulator.llm.scripts.Conduct.HangingUp;
import dev.beseda.simulator.llm.scripts.Conduct.Manner;
import dev.beseda.simulator.llm.scripts.Conduct.Silent;
import dev.beseda.simulator.llm.scripts.Conduct.Speech;
import dev.beseda.simulator.llm.scripts.Conduct.Usage;
import dev.beseda.simulator.llm.scripts.FailureKind;
import dev.beseda.simulator.llm.scripts.Pace;
import dev.beseda.simulator.llm.scripts.Retry;
import dev.beseda.simulator.llm.scripts.Script;
import dev.beseda.simulator.llm.scripts.Script.Order;
import dev.beseda.simulator.llm.scripts.Script.Subject;
import dev.beseda.simulator.llm.scripts.Scripts;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Writes scripts for the models, shows them and takes them back.
final class LlmScripts {
    private static final int MOST_TOKENS = 100_000;
    private static final int MOST_MILLIS = 3_600_000;
    private static final double FASTEST = 1_000_000;

    private final Scripts scripts;

    LlmScripts(Scripts scripts) {
        this.scripts = scripts;
    }

    Reply add(Form form) {
        var kind = form.textIfAny("kind").orElse("answer");
        var subject = new Subject(
                form.textIfAny("model"),
                form.textIfAny("key"),
                form.textIfAny("contains"),
                choice(
                        form,
                        "api",
                        api -> Optional.of(api).filter(List.of("chat", "completion", "embeddings")::contains)));
        var times = form.countIfAny("times", 1, Integer.MAX_VALUE);
        var order = new Order(kind, subject, conduct(kind, form), times);
        form.end();
        return Reply.made(shown(scripts.add(order)));
    }

    Reply all() {
        return Reply.ok(scripts.all().stream().map(LlmScripts::shown).toList());
    }

    Reply remove(List<String> path) {
        if (path.size() == 1) {
            scripts.clear();
            return Reply.done();
        }
        if (path.get(1).matches("\\d{1,15}") && scripts.remove(Long.parseLong(path.get(1)))) {
            return Reply.done();
        }
        throw new Refusal(Reason.ABSENT, "id", "No such script is in force");
    }

    /// Empty where the form says nothing of it.
    static Optional<Pace> pace(Form form) {
        var instant = form.flagIfAny("instant");
        var speed = form.amountIfAny("tokens_per_second", FASTEST);
        var first = form.countIfAny("first_token_millis", 0, MOST_MILLIS);
        if (instant.isEmpty() && speed.isEmpty() && first.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Pace(
                instant.orElse(false),
                speed.orElse(Pace.USUAL.tokensPerSecond()),
                first.isPresent() ? first.getAsInt() : Pace.USUAL.firstTokenMillis()));
    }

    private static Conduct conduct(String kind, Form form) {
        return switch (kind) {
            case "answer" -> answering(form);
            case "silence" -> new Silent();
            case "connection_reset" -> new HangingUp();
            default ->
                failing(
                        FailureKind.of(kind)
                                .orElseThrow(() -> wrong(
                                        "kind",
                                        "must be answer, silence, connection_reset, " + FailureKind.allWritten())),
                        form);
        };
    }

    private static Answering answering(Form form) {
        var speech = new Speech(
                form.textIfAny("text"), form.countIfAny("tokens", 1, MOST_TOKENS), form.textIfAny("finish_reason"));
        var manner = new Manner(
                form.flagIfAny("split_utf8").orElse(false),
                form.flagIfAny("comments").orElse(false),
                form.countIfAny("ping_millis", 1, MOST_MILLIS),
                choice(form, "usage", Usage::of).orElse(Usage.ASKED));
        var breakAfter = form.countIfAny("break_after_tokens", 0, MOST_TOKENS);
        var ending = choice(form, "ending", Ending::of).orElse(breakAfter.isPresent() ? Ending.CUT : Ending.DONE);
        return new Answering(speech, pace(form), manner, new Breach(breakAfter, ending));
    }

    private static Failing failing(FailureKind kind, Form form) {
        var failure = kind.failure();
        var told = form.countIfAny("status", 400, 599);
        var withStatus = failure.withStatus(told.orElse(failure.status()));
        var code = form.textIfAny("code");
        var withCode = code.map(withStatus::with).orElse(withStatus);
        var withType = form.textIfAny("type").map(withCode::withType).orElse(withCode);
        var worded = form.textIfAny("message").map(withType::withMessage).orElse(withType);
        var seconds = form.countIfAny("retry_after", 0, 86_400);
        var retryForm = choice(form, "retry_as", Retry.Form::of).orElse(Retry.Form.SECONDS);
        var retry =
                seconds.isPresent() ? Optional.of(new Retry(seconds.getAsInt(), retryForm)) : Optional.<Retry>empty();
        var body = choice(form, "body", ErrorBody::of).or(kind::body);
        return new Failing(
                worded,
                body,
                retry,
                form.countIfAny("delay_millis", 0, MOST_MILLIS).orElse(0));
    }

    private static <T> Optional<T> choice(Form form, String name, Function<String, Optional<T>> meaning) {
        return form.textIfAny(name)
                .map(written -> meaning.apply(written).orElseThrow(() -> wrong(name, "has no such value: " + written)));
    }

    private static Refusal wrong(String field, String what) {
        return new Refusal(Reason.WRONG, field, "Field \"%s\" %s".formatted(field, what));
    }

    private static ObjectNode shown(Script script) {
        var order = script.order();
        var json = Json.object().put("id", script.id()).put("kind", order.kind());
        order.subject().model().ifPresent(model -> json.put("model", model));
        order.subject().contains().ifPresent(text -> json.put("contains", text));
        order.subject().api().ifPresent(api -> json.put("api", api));
        order.times().ifPresent(times -> json.put("times_left", times - script.played()));
        return json.put("played", script.played());
    }
}
