package dev.beseda.local.stack;

import dev.beseda.local.stack.settings.PlatformService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the JVMs of a local stack run: small, and with the full compiler only where messages run hot.
enum JvmFlags {
    /// The short way of a message: gateway, bot, language models, money, broker and simulator.
    HOT(List.of()),
    /// All others: the quick compiler alone and a small young generation make them start sooner and stay smaller.
    CALM(List.of("-XX:TieredStopAtLevel=1", "-Xmn12m"));

    private static final List<String> ALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private final List<String> more;

    JvmFlags(List<String> more) {
        this.more = more;
    }

    static JvmFlags of(PlatformService service) {
        return switch (service) {
            case GATEWAY, BOT, LLM, BILLING -> HOT;
            case GENERATION, CAMPAIGN -> CALM;
        };
    }

    static int heapMegabytes(PlatformService service) {
        return switch (service) {
            case GATEWAY -> 160;
            case BOT -> 224;
            case LLM, BILLING -> 160;
            case GENERATION, CAMPAIGN -> 96;
        };
    }

    /// The command that runs Java with these flags, up to what it is to run.
    List<String> java(int heapMegabytes) {
        var line = new ArrayList<String>();
        line.add(ProcessHandle.current().info().command().orElse("java"));
        line.addAll(ALL);
        line.addAll(more);
        line.add("-Xmx" + heapMegabytes + "m");
        return line;
    }

    /// The same, and the JVM keeps its loaded classes in a file of its own making: a third less work at the next start.
    List<String> java(int heapMegabytes, Path archive) {
        var line = reading(heapMegabytes, archive);
        line.add("-XX:+AutoCreateSharedArchive");
        return line;
    }

    /// The same with the file of another JVM: two that make it at once could spoil it.
    List<String> reading(int heapMegabytes, Path archive) {
        var line = java(heapMegabytes);
        // Mapped where it was made for, the archive is neither copied nor changed in memory.
        line.add("-XX:+UnlockDiagnosticVMOptions");
        line.add("-XX:ArchiveRelocationMode=0");
        line.add("-XX:SharedArchiveFile=" + archive);
        line.add("-Xlog:cds=off,cds+dynamic=off,aot=off");
        return line;
    }
}
