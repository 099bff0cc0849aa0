package dev.beseda.simulator.entities;

import static java.lang.foreign.ValueLayout.ADDRESS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.json.Json;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Telegram's own parser of formatted texts: TDLib, prebuilt, out of an npm package that is fetched once and kept in
/// the user's cache. It runs as native code in this very process, so only the library that was looked at is loaded.
final class TelegramParser {
    private static final String PACKAGE = "@prebuilt-tdlib/linux-x64-glibc@0.1008065.0";
    private static final String SHA_256 = "d8f3282e4160580ffcdeaac95ac930ece51904b8fb595da109992e3f87ad903e";
    private static final long PATIENCE_SECONDS = 120;

    private final MethodHandle execute;

    private TelegramParser(Path library) {
        var linker = Linker.nativeLinker();
        var symbols = SymbolLookup.libraryLookup(library, Arena.global());
        this.execute =
                linker.downcallHandle(symbols.findOrThrow("td_execute"), FunctionDescriptor.of(ADDRESS, ADDRESS));
        ask(Json.object().put("@type", "setLogVerbosityLevel").put("new_verbosity_level", 0));
    }

    /// Empty where npm or this machine can't provide it.
    static Optional<TelegramParser> find() {
        try {
            var library = library();
            return Files.exists(library) ? Optional.of(load(library)) : Optional.empty();
        } catch (IOException | IllegalArgumentException | UnsatisfiedLinkError absent) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// @throws IllegalStateException when it is not the library that was looked at
    static TelegramParser load(Path library) throws IOException {
        var found = sha256(library);
        if (!found.equals(SHA_256)) {
            throw new IllegalStateException("%s has the SHA-256 %s, not %s: it is not loaded. Remove its folder"
                    .formatted(library, found, SHA_256));
        }
        return new TelegramParser(library);
    }

    private static String sha256(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Type `formattedText`, or `error`.
    JsonNode parse(String text, JsonNode mode) {
        var request = Json.object().put("@type", "parseTextEntities").put("text", text);
        request.set("parse_mode", mode);
        return ask(request);
    }

    private JsonNode ask(JsonNode request) {
        try (var arena = Arena.ofConfined()) {
            var answer = (MemorySegment) execute.invokeExact(arena.allocateFrom(request.toString()));
            return Json.read(answer.reinterpret(Long.MAX_VALUE).getString(0)).orElseThrow();
        } catch (Throwable broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Path library() throws IOException, InterruptedException {
        var folder = Path.of(System.getProperty("user.home"), ".cache", "beseda", "tdlib-1.8.65");
        var library = folder.resolve("package").resolve("libtdjson.so");
        if (!Files.exists(library)) {
            Files.createDirectories(folder);
            run(folder, "npm", "pack", "--silent", PACKAGE);
            try (var packed = Files.newDirectoryStream(folder, "*.tgz")) {
                for (var archive : packed) {
                    run(folder, "tar", "xzf", archive.toString());
                    Files.delete(archive);
                }
            }
        }
        return library;
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
