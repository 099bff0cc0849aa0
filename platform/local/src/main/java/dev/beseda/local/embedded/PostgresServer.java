package dev.beseda.local.embedded;

import dev.beseda.local.processes.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A PostgreSQL server in a folder of ours, reachable from this machine only, with a password.
///
/// @param binaries where PostgreSQL's programs are
/// @param folder   where the server keeps everything
public record PostgresServer(Path binaries, Path folder, DatabaseAddress address, Durability durability) {
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=200",
            "shared_buffers=64MB",
            "jit=off",
            "log_checkpoints=off");

    /// Makes the server's files unless they are there already.
    public void prepare() {
        var unprivileged = Unprivileged.way();
        unprivileged.own(folder);
        unprivileged.own(binaries);
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            Folders.delete(data());
            initialize(unprivileged);
        }
    }

    /// What runs the server in the foreground.
    public Command command() {
        var line = new ArrayList<>(List.of(program("postgres"), "-D", data().toString()));
        Stream.of(SETTINGS, List.of("port=" + address.port()), durability.settings())
                .flatMap(List::stream)
                .forEach(setting -> line.addAll(List.of("-c", setting)));
        return new Command(Unprivileged.way().command(line), Map.of("LC_ALL", "C"));
    }

    /// Removes the lock of a server that was killed;
    /// else a foreign process with its number would keep ours from starting.
    public void forgetKilledServer() {
        try {
            Files.deleteIfExists(data().resolve("postmaster.pid"));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot remove the lock of the old server in " + folder, failure);
        }
    }

    private void initialize(Unprivileged unprivileged) {
        var passwordFile = folder.resolve("password");
        try {
            Files.writeString(passwordFile, address.password());
            Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
            unprivileged.own(folder);
            run(unprivileged.command(List.of(
                    program("initdb"),
                    "--pgdata=" + data(),
                    "--username=" + address.user(),
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    durability.initialSync(),
                    "--no-instructions")));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make the database files in " + folder, failure);
        } finally {
            deleteQuietly(passwordFile);
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb failed: " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while making the database files", interrupted);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot delete " + file, failure);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }
}
