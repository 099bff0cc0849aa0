package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.texts.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a draft may be published: what runs must lead somewhere, say something and come to rest.
public final class Publication {
    private Publication() {}

    /// All there is to say, the draft's own order kept. One error and it may not be published.
    public static List<Finding> findings(Draft draft) {
        var steps = draft.scenario().steps();
        if (steps.isEmpty()) {
            return List.of(Finding.error("steps", "There are none: a scenario needs at least one"));
        }
        var keys = steps.stream().map(Step::key).collect(Collectors.toSet());
        var ofSteps = steps.stream()
                .flatMap(step -> Stream.of(
                                unfinishedTexts(step),
                                TelegramLimits.broken(step),
                                lostTargets(step, keys),
                                addresses(step, draft.addresses()),
                                draft.secrets().findings(step),
                                calls(step, draft))
                        .flatMap(findings -> findings));
        return Stream.of(
                        sameTrigger(draft),
                        ofSteps,
                        endlessRounds(draft),
                        unreachable(steps),
                        Variables.unknown(draft),
                        missingTranslations(steps))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Stream<Finding> unfinishedTexts(Step step) {
        boolean silent = step instanceof Step.Message message
                && message.media().isEmpty()
                && message.wording().text().byLanguage().isEmpty();
        var missing = silent ? Stream.of(new Place(step, "text").error("is empty")) : Stream.<Finding>empty();
        var written = Wordings.said(step)
                .flatMap(said -> said.text().byLanguage().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(text -> unfinished(
                                new Place(step, said.place().path() + "." + text.getKey()), text.getValue())));
        var noted = Wordings.noted(step).flatMap(note -> unfinished(note.place(), note.template()));
        return Stream.of(missing, written, noted).flatMap(findings -> findings);
    }

    private static Stream<Finding> unfinished(Place place, String template) {
        return template.isBlank()
                ? Stream.of(place.error("is empty"))
                : Template.fault(template).map(place::error).stream();
    }

    private static Stream<Finding> lostTargets(Step step, Set<String> keys) {
        return Targets.of(step).stream()
                .filter(target -> !keys.contains(target.key()))
                .map(target -> target.place().error("there is no step with the key " + target.key()));
    }

    private static Stream<Finding> addresses(Step step, Addresses addresses) {
        return step instanceof Step.HttpRequest http
                ? addresses
                        .refusal(http.request().url())
                        .map(reason -> new Place(step, "url").error("will never be asked: " + reason))
                        .stream()
                : Stream.empty();
    }

    private static Stream<Finding> calls(Step step, Draft draft) {
        if (!(step instanceof Step.Call(var _, var called))
                || called.equals(draft.scenario().id())) {
            return Stream.empty();
        }
        var place = new Place(step, "scenario");
        if (!draft.known().contains(called)) {
            return Stream.of(place.error("the bot has no scenario " + called));
        }
        boolean runs = draft.live().stream().anyMatch(scenario -> scenario.id().equals(called));
        return runs ? Stream.empty() : Stream.of(place.warning("is not live: until it is, this step is passed over"));
    }

    private static Stream<Finding> sameTrigger(Draft draft) {
        var trigger = draft.scenario().trigger();
        boolean taken = !(trigger instanceof Trigger.Never)
                && draft.live().stream().anyMatch(other -> other.trigger().equals(trigger));
        return taken
                ? Stream.of(Finding.warning("trigger", "another live scenario has the same: the older one begins"))
                : Stream.empty();
    }

    /// A round in which nobody is waited for would never end.
    private static Stream<Finding> endlessRounds(Draft draft) {
        var endless = new Paths(draft)
                .rounds().stream()
                        .filter(spot -> spot.scenario().equals(draft.scenario().id()))
                        .map(Paths.Spot::key)
                        .collect(Collectors.toSet());
        var keys = draft.scenario().steps().stream().map(Step::key).filter(endless::contains);
        return endless.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.error(
                        "steps",
                        "The steps " + keys.collect(Collectors.joining(", "))
                                + " go round without waiting for anybody"));
    }

    private static Stream<Finding> unreachable(List<Step> steps) {
        var reachable = Paths.reachable(steps);
        return steps.stream()
                .filter(step -> !reachable.contains(step.key()))
                .map(step -> new Place(step, "").warning("nothing leads to this step"));
    }

    private static Stream<Finding> missingTranslations(List<Step> steps) {
        var said = steps.stream().flatMap(Wordings::said).toList();
        var languages = said.stream()
                .flatMap(text -> text.text().byLanguage().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return said.stream()
                .flatMap(text -> languages.stream()
                        .filter(language -> !text.text().byLanguage().containsKey(language))
                        .map(language -> text.place()
                                .warning("has no translation to %s, other texts have one".formatted(language))));
    }
}
