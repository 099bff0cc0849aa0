package dev.beseda.local.embedded;

import dev.beseda.local.processes.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// PostgreSQL refuses to run as root; here is how a root user runs it all the same.
enum Unprivileged {
    /// We are not root: nothing has to be done.
    AS_WE_ARE(List.of()),
    /// In a user namespace of its own, where root looks like nobody.
    IN_A_NAMESPACE(List.of("unshare", "-U")),
    /// Where namespaces are forbidden, as in some containers: as the user "nobody", to whom its folder is given.
    AS_NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final List<String> GIVE = List.of("chown", "-R", "65534:65534");
    private static final List<String> LET_PASS = List.of("chmod", "go+x");

    private final List<String> prefix;

    Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    static Unprivileged way() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return AS_WE_ARE;
        }
        return succeeds(IN_A_NAMESPACE.command(List.of("true"))) ? IN_A_NAMESPACE : AS_NOBODY;
    }

    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /// Makes the folder and gives it to the user PostgreSQL will run as. A user that isn't ours may pass through the
    /// folder above, but not look into it.
    void own(Path folder) {
        try {
            PrivateFiles.makeFolder(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make " + folder, failure);
        }
        if (this == AS_NOBODY && !(succeeds(GIVE, folder) && succeeds(LET_PASS, folder.resolveSibling("")))) {
            throw new IllegalStateException("Cannot give " + folder + " to the user nobody, as whom PostgreSQL runs");
        }
    }

    private static boolean succeeds(List<String> command, Path folder) {
        return succeeds(
                Stream.concat(command.stream(), Stream.of(folder.toString())).toList());
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
