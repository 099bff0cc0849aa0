package dev.beseda.simulator.control.environment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Form;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.faults.Fault;
import dev.beseda.simulator.faults.FaultKind;
import dev.beseda.simulator.faults.FaultOrder;
import dev.beseda.simulator.faults.Faults;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Orders faults and calls them off.
public final class FaultsControl {
    private static final int USUAL_TIME_OUT_MILLIS = 120_000;
    private static final int USUAL_DELAY_MILLIS = 1_000;
    private static final int LONGEST_DELAY_MILLIS = 3_600_000;
    private static final int MOST_STEPS = 1_000;

    private final Faults faults;
    private final Found found;

    public FaultsControl(Faults faults, Found found) {
        this.faults = faults;
        this.found = found;
    }

    public Reply add(ControlRequest request) {
        var form = request.form();
        var bot = form.botReferenceIfAny("bot")
                .map(reference -> found.bot(reference).id());
        var place = new FaultOrder.Place(
                bot.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                form.textIfAny("method").map(method -> method.toLowerCase(Locale.ROOT)),
                form.numberIfAny("chat_id"));
        double probability = form.shareIfAny("probability", 1);
        var steps = form.has("steps") ? steps(form.formsIfAny("steps")) : List.of(step(form));
        form.end();
        return Reply.made(shown(faults.add(new FaultOrder(steps, place, probability))));
    }

    public Reply all(ControlRequest request) {
        return Reply.ok(faults.all().stream().map(FaultsControl::shown).toList());
    }

    public Reply remove(ControlRequest request) {
        if (request.path().isEmpty()) {
            faults.clear();
            return Reply.done();
        }
        var id = request.only().filter(written -> written.matches("\\d{1,15}"));
        if (id.isPresent() && faults.remove(Long.parseLong(id.get()))) {
            return Reply.done();
        }
        throw new Refusal(Reason.ABSENT, "id", "No such fault is in force");
    }

    /// Only the last step may go on for ever, and calls and updates are not mixed.
    private static List<FaultOrder.Step> steps(List<Form> forms) {
        if (forms.isEmpty() || forms.size() > MOST_STEPS) {
            throw new Refusal(Reason.WRONG, "steps", "A script has 1 to %d steps".formatted(MOST_STEPS));
        }
        var steps = forms.stream()
                .map(form -> {
                    var step = step(form);
                    form.end();
                    return step;
                })
                .toList();
        if (steps.stream()
                .limit(steps.size() - 1L)
                .anyMatch(step -> step.times().isEmpty())) {
            throw new Refusal(Reason.WRONG, "steps", "Each step but the last needs its \"times\"");
        }
        var kinds = steps.stream().map(FaultOrder.Step::kind).filter(kind -> kind != FaultKind.OK);
        if (kinds.map(FaultKind::isOfDelivery).distinct().count() > 1) {
            throw new Refusal(Reason.WRONG, "steps", "A script is about calls or about updates, not both");
        }
        return steps;
    }

    private static FaultOrder.Step step(Form form) {
        var kind = kind(form.text("kind"));
        var times = form.countIfAny("times", 1, Integer.MAX_VALUE);
        int usualDelay = kind == FaultKind.TIME_OUT ? USUAL_TIME_OUT_MILLIS : USUAL_DELAY_MILLIS;
        var manner = new FaultOrder.Manner(
                form.countIfAny("retry_after", 1, 86_400).orElse(1),
                form.countIfAny("delay_millis", 0, LONGEST_DELAY_MILLIS).orElse(usualDelay),
                form.countIfAny("status", 400, 599).orElse(502),
                form.numberIfAny("migrate_to_chat_id").orElse(-1_000_000_000_001L));
        return new FaultOrder.Step(kind, times, manner);
    }

    private static FaultKind kind(String written) {
        return FaultKind.of(written)
                .orElseThrow(() -> new Refusal(
                        Reason.WRONG,
                        "kind",
                        "Field \"kind\" must be one of "
                                + Arrays.stream(FaultKind.values())
                                        .map(FaultKind::written)
                                        .collect(Collectors.joining(", "))));
    }

    private static ObjectNode shown(Fault fault) {
        var order = fault.order();
        var step = fault.step();
        var json = Json.object().put("id", fault.id()).put("kind", step.kind().written());
        order.place().bot().ifPresent(bot -> json.put("bot", bot));
        order.place().method().ifPresent(method -> json.put("method", method));
        order.place().chat().ifPresent(chat -> json.put("chat_id", chat));
        step.times().ifPresent(times -> json.put("times_left", times - fault.struckInStep()));
        return json.put("struck", fault.struck())
                .put("steps_to_come", fault.stepsToCome())
                .put("retry_after", step.manner().retryAfter())
                .put("probability", order.probability())
                .put("delay_millis", step.manner().delayMillis());
    }
}
