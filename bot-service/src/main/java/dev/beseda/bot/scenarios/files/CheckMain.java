package dev.beseda.bot.scenarios.files;

import com.google.re2j.Pattern;
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
/// Kafka or Telegram. All together are one bot.
public final class CheckMain {
    private static final int WRONG = 1;
    private static final int MISUSED = 2;
    private static final Pattern FILE = Pattern.compile("(?s).*\\.(?:ya?ml|json)");

    private final PrintStream out;

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
        var files = new ArrayList<FileCheck.Source>();
        for (var name : names) {
            if (TemplateFiles.isTemplate(name) && !Files.exists(Path.of(name))) {
                files.add(new FileCheck.Source(name, TemplateFiles.text(name)));
                continue;
            }
            try (Stream<Path> below = Files.walk(Path.of(name))) {
                for (var path : below.filter(CheckMain::isYaml).sorted().toList()) {
                    files.add(new FileCheck.Source(path.toString(), Files.readString(path)));
                }
            } catch (CharacterCodingException foreign) {
                out.println(name + ": is not UTF-8");
                return MISUSED;
            } catch (IOException unreadable) {
                out.println(name + ": can't be read");
                return MISUSED;
            }
        }
        var report = FileCheck.of(files, trusted());
        report.lines().forEach(out::println);
        return report.isWell() ? 0 : WRONG;
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
