package dev.beseda.bot.scenarios.files;

import dev.beseda.bot.engine.program.Program;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.texts.Text;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.bot.scenarios.rules.Addresses;
import dev.beseda.bot.scenarios.rules.Draft;
import dev.beseda.bot.scenarios.rules.Finding;
import dev.beseda.bot.scenarios.rules.KnownSecrets;
import dev.beseda.bot.scenarios.rules.Publication;
import dev.beseda.bot.scenarios.rules.Variables;
import dev.beseda.bot.scenarios.rules.chats.TestRun;
import dev.beseda.kit.concurrency.ComputingTime;
import dev.beseda.kit.http.OutboundRules;
import dev.beseda.kit.problems.BadField;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Checks the files of one bot as publishing would, all its scenarios at once, and plays their tests.
final class FileCheck {
    /// What an installation gives the tests of a scenario unless it is set otherwise.
    private static final Duration COMPUTING = Duration.ofSeconds(2);

    private final List<String> lines = new ArrayList<>();
    private final Map<String, UUID> names = new HashMap<>();
    private final List<Checked> scenarios = new ArrayList<>();
    private final Addresses addresses;
    private String language = "en";
    private Text fallback = new Text(Map.of());
    private boolean talks;
    private int errors;
    private int tests;

    private FileCheck(Addresses addresses) {
        this.addresses = addresses;
    }

    /// A file as it was read.
    record Source(String name, String text) {}

    /// @param lines one for each finding, such as `survey.yaml:12: error: …`, and a last one that sums up
    record Report(boolean isWell, List<String> lines) {}

    private record Parsed(String name, BotFile file) {
        String at(String field) {
            return name + ":" + file.line(field);
        }
    }

    /// @param path of its fields in the file; empty when the file holds nothing else
    private record Checked(Parsed source, String path, ScenarioFile content, Scenario program) {
        String at(String field) {
            return source.at(path.isEmpty() ? field : path + "." + field);
        }
    }

    /// @param trusted servers that the platform may ask wherever they are, as `host` or `host:port`
    static Report of(List<Source> sources, Set<String> trusted) {
        var check = new FileCheck(new Addresses(OutboundRules.usual(trusted)::refusal, trusted));
        check.run(sources);
        var sum = "%d scenarios, %d tests: %s"
                .formatted(
                        check.scenarios.size(), check.tests, check.errors == 0 ? "well" : check.errors + " error(s)");
        check.lines.add(sum);
        return new Report(check.errors == 0 && !check.scenarios.isEmpty(), List.copyOf(check.lines));
    }

    private void run(List<Source> sources) {
        var parsed = new ArrayList<Parsed>();
        for (var source : sources) {
            reporting(source.name(), () -> parsed.add(parse(source)));
        }
        parsed.forEach(source -> reporting(source.name(), () -> read(source)));
        if (errors == 0) {
            scenarios.forEach(this::check);
        }
    }

    private Parsed parse(Source source) {
        var file = BotFile.parse(source.text());
        var parsed = new Parsed(source.name(), file);
        for (var name : file.names()) {
            if (names.put(name, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))) != null) {
                throw new BadField("name", "is the name of a scenario in another file: " + name);
            }
        }
        file.settings().ifPresent(settings -> settle(file, settings));
        return parsed;
    }

    private static boolean talks(Fields llm) {
        return llm.flag("enabled", true);
    }

    /// Only what matters to a chat.
    private void settle(BotFile file, Map<?, ?> written) {
        try {
            var settings = Fields.of("", new HashMap<>(Map.of("settings", written)), Surroundings.STORED)
                    .inside("settings", written);
            language = settings.optionalWords("default_language", 12).orElse(language);
            fallback = settings.optionalText("fallback_text");
            talks = settings.has("llm") && talks(settings.inside("llm", settings.take("llm")));
        } catch (BadField wrong) {
            throw file.located(wrong);
        }
    }

    private void read(Parsed source) {
        var files = source.file().scenarios(language, names);
        for (int at = 0; at < files.size(); at++) {
            var content = files.get(at);
            var path = source.file().isSingle() ? "" : "scenarios[%d]".formatted(at);
            var id = UUID.nameUUIDFromBytes(content.name().getBytes(StandardCharsets.UTF_8));
            scenarios.add(new Checked(source, path, content, content.toScenario(id)));
        }
    }

    private void check(Checked scenario) {
        var findings = Publication.findings(draft(scenario));
        findings.forEach(finding -> report(scenario, finding));
        if (findings.stream().noneMatch(Finding::isError)) {
            play(scenario);
        }
    }

    private Draft draft(Checked scenario) {
        var others = scenarios.stream()
                .filter(other -> !other.program().id().equals(scenario.program().id())
                        && other.content().isActive())
                .map(Checked::program)
                .toList();
        var remembered = new HashSet<String>();
        scenarios.forEach(
                other -> remembered.addAll(Variables.setBy(other.content().steps())));
        return new Draft(
                scenario.program(), others, Set.copyOf(names.values()), remembered, addresses, KnownSecrets.UNTOLD);
    }

    private void play(Checked scenario) {
        var others = draft(scenario).live().stream();
        var program = new Program(
                language,
                fallback,
                talks,
                Stream.concat(Stream.of(scenario.program()), others).toList());
        var run = TestRun.of(program, scenario.content().tests(), ComputingTime.of(COMPUTING)::isSpent);
        tests += run.ends().size();
        for (int at = 0; at < run.ends().size(); at++) {
            var name = scenario.content().tests().get(at).name();
            var field = "tests[%d]".formatted(at);
            run.ends()
                    .get(at)
                    .ifPresent(difference -> error(
                            scenario.at("%s.steps[%d]".formatted(field, difference.line())),
                            "the test “%s” fails: %s".formatted(name, difference.sentence())));
        }
        if (!run.isWhole()) {
            error(scenario.at("tests"), run.shortfall(COMPUTING));
        }
    }

    private void report(Checked scenario, Finding finding) {
        var place = scenario.at(inFile(scenario, finding.field()));
        var sentence = finding.field() + " " + finding.message();
        if (finding.isError()) {
            error(place, sentence);
        } else {
            lines.add(place + ": warning: " + sentence);
        }
    }

    /// Findings name steps by their keys, files by their places.
    private static String inFile(Checked scenario, String field) {
        var steps = scenario.content().steps();
        var places = new LinkedHashMap<String, String>();
        for (int at = 0; at < steps.size(); at++) {
            places.put("steps." + steps.get(at).key(), "steps[%d]".formatted(at));
        }
        return places.entrySet().stream()
                .filter(place -> field.equals(place.getKey()) || field.startsWith(place.getKey() + "."))
                .findFirst()
                .map(place -> place.getValue() + field.substring(place.getKey().length()))
                .orElse(field);
    }

    private void reporting(String name, Runnable work) {
        try {
            work.run();
        } catch (BadField wrong) {
            error(name, wrong.field() + " " + wrong.sentence());
        }
    }

    private void error(String place, String sentence) {
        errors++;
        lines.add(place + ": error: " + sentence);
    }
}
