package dev.beseda.local.processes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// How one sees that a started process does its work.
@FunctionalInterface
public interface Readiness {
    boolean ready(long pid);

    /// The address answers 200.
    static Readiness of(URI address) {
        var request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
        return _ -> Http.answersWell(request);
    }

    /// The process itself has written its number into the file.
    static Readiness of(Path file) {
        return pid -> {
            try {
                return Files.readString(file).strip().equals(Long.toString(pid));
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    /// One client for all questions.
    final class Http {
        private static final HttpClient CLIENT = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(1))
                .build();

        private Http() {}

        private static boolean answersWell(HttpRequest request) {
            try {
                return CLIENT.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException notYet) {
                return false;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
