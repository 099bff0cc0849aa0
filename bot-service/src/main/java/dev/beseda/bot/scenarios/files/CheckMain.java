package dev.beseda.bot.scenarios.files;

import com.google.re2j.Pattern;
import dev.beseda.bot.scenarios.files.FileCheck.Source;
import dev.beseda.kit.problems.BadField;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `./beseda check FILE…`: checks scenario files, or templates by their names, and plays their tests, without database,
/// Kafka or Telegram. A template, a folder and a bot's file are a bot each; files of single scenarios are one together.
public final class CheckMain {
    private static final int WRONG = 1;
    private static final int MISUSED = 2;
    private static final Pattern FILE = Pattern.compile("(?s).*\\.(?:ya?ml|json)");

    private final PrintStream out;

    private record Bot(String name, List<Source> files) {}

    private CheckMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] files) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int code = run(List.of(files), out);
        if (code != 0) {
            System.exit(code);
        }
    }

    /// @return 0 when nothing is wrong; warnings are not
    static int run(List<String> files, PrintStream out) {
        if (files.isEmpty()) {
            out.println("Which files? Name scenario files, folders with some, or templates: ./beseda check FILE...");
            return MISUSED;
        }
        return new CheckMain(out).check(files);
    }

    private int check(List<String> names) {
        var bots = new ArrayList<Bot>();
        var single = new Bot("single scenarios", new ArrayList<>());
        for (var name : names) {
            try {
                var files = read(name);
                if (isBot(name, files)) {
                    bots.add(new Bot(name, files));
                } else {
                    single.files().addAll(files);
                }
            } catch (CharacterCodingException foreign) {
                out.println(name + ": is not UTF-8");
                return MISUSED;
            } catch (IOException unreadable) {
                out.println(name + ": can't be read");
                return MISUSED;
            }
        }
        if (!single.files().isEmpty()) {
            bots.add(single);
        }
        return report(bots) ? 0 : WRONG;
    }

    private static List<Source> read(String name) throws IOException {
        if (TemplateFiles.isTemplate(name) && !Files.exists(Path.of(name))) {
            return List.of(new Source(name, TemplateFiles.text(name)));
        }
        try (Stream<Path> below = Files.walk(Path.of(name))) {
            var files = new ArrayList<Source>();
            for (var path : below.filter(CheckMain::isYaml).sorted().toList()) {
                files.add(new Source(path.toString(), Files.readString(path)));
            }
            return files;
        }
    }

    private static boolean isBot(String name, List<Source> files) {
        return Files.isDirectory(Path.of(name)) || files.stream().noneMatch(CheckMain::isSingle);
    }

    /// What can't be read is nobody's whole bot: its mistake is found with the others.
    private static boolean isSingle(Source file) {
        try {
            return BotFile.parse(file.text()).isSingle();
        } catch (BadField wrong) {
            return true;
        }
    }

    /// Whether nothing is wrong with any of them.
    private boolean report(List<Bot> bots) {
        boolean areWell = true;
        for (var bot : bots) {
            if (bots.size() > 1) {
                out.println(bot.name() + ":");
            }
            var report = FileCheck.of(bot.files(), trusted());
            report.lines().forEach(out::println);
            areWell &= report.isWell();
        }
        return areWell;
    }

    /// The same setting as the platform's own `bot.requests.allowed-hosts`.
    private static Set<String> trusted() {
        var written = System.getenv().getOrDefault("BOT_REQUESTS_ALLOWED_HOSTS", "");
        return Stream.of(written.split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean isYaml(Path path) {
        return Files.isRegularFile(path) && FILE.matches(path.toString());
    }
}
