package dev.beseda.local.stack;

import dev.beseda.local.processes.PrivateFiles;
import dev.beseda.local.processes.StartFailure;
import dev.beseda.local.stack.settings.PlatformService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The folder of the project with what the build has put into it.
public record Checkout(Path root) {

    /// The nearest folder upwards that holds the project, or the one BESEDA_CHECKOUT names.
    public static Checkout find() {
        var named = System.getenv("BESEDA_CHECKOUT");
        if (named != null) {
            return new Checkout(Path.of(named));
        }
        var here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("gateway-service")))
                .findFirst()
                .map(Checkout::new)
                .orElseThrow(() -> new StartFailure("There is no Beseda project in or above " + here + "."));
    }

    Path service(PlatformService service) {
        return built(service.jar(root));
    }

    Path simulator() {
        return jar(root.resolve("platform/simulator/target"), "simulator-*.jar");
    }

    /// The class path of the broker's own process.
    String brokerClassPath() {
        var target = root.resolve("platform/local/target");
        return jar(target, "local-*.jar") + System.getProperty("path.separator") + target.resolve("lib") + "/*";
    }

    /// Where JVMs keep their loaded classes: they belong to what was built, so all stacks of this folder share them.
    Path classArchives() {
        try {
            var archives = root.resolve("target/class-archives");
            PrivateFiles.makeFolder(archives);
            return archives;
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot keep loaded classes", failure);
        }
    }

    private static Path jar(Path folder, String pattern) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        if (!Files.isDirectory(folder)) {
            return built(folder.resolve(pattern));
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> matcher.matches(file.getFileName()))
                    .filter(file -> !file.toString().endsWith("-sources.jar"))
                    .findFirst()
                    .orElseGet(() -> built(folder.resolve(pattern)));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot look into " + folder, failure);
        }
    }

    private static Path built(Path file) {
        if (!Files.exists(file)) {
            throw new StartFailure(file + " is missing: build first with ./mvnw package -DskipTests.");
        }
        return file;
    }
}
