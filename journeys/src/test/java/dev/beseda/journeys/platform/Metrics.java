package dev.beseda.journeys.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/// What a process tells of itself at `/q/metrics`.
public record Metrics(List<String> lines) {

    public static Metrics of(URI management) {
        try (var text = management.resolve("/q/metrics").toURL().openStream()) {
            return new Metrics(new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The sum of a figure over all its series with this outcome.
    public double sum(String name, String outcome) {
        return sum(name, line -> line.contains("outcome=\"" + outcome + "\""));
    }

    /// The sum of a figure over all its series.
    public double sum(String name) {
        return sum(name, _ -> true);
    }

    private double sum(String name, Predicate<String> wanted) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") && wanted.test(line))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
