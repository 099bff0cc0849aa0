package dev.beseda.benchmarks.llm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the llm-service has measured of itself up to a moment: `/q/metrics`.
final class ServiceMetrics {
    private static final Pattern LINE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern BOUND = Pattern.compile("le=\"([^\"]+)\"");

    private final Map<String, Timer> timers = new TreeMap<>();

    private ServiceMetrics() {}

    /// How often something took how long. A name may be counted in several rows; here they are one.
    ///
    /// @param upTo how many took so many seconds at the most, by seconds
    private record Timer(double[] countAndSum, TreeMap<Double, Double> upTo) {
        Timer() {
            this(new double[2], new TreeMap<>());
        }
    }

    static ServiceMetrics of(URI management) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(management.resolve("/q/metrics"))
                    .header("Accept", "text/plain")
                    .build();
            return read(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new IllegalStateException("The llm-service does not tell its figures", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }

    static ServiceMetrics read(String text) {
        var metrics = new ServiceMetrics();
        text.lines().forEach(metrics::take);
        return metrics;
    }

    private void take(String line) {
        var found = LINE.matcher(line);
        if (!found.matches() || !found.group(1).matches(".*_seconds_(bucket|count|sum)")) {
            return;
        }
        var name = found.group(1);
        var timer = timers.computeIfAbsent(name.substring(0, name.lastIndexOf('_')), none -> new Timer());
        double value = Double.parseDouble(found.group(3));
        if (name.endsWith("_count")) {
            timer.countAndSum()[0] += value;
        } else if (name.endsWith("_sum")) {
            timer.countAndSum()[1] += value;
        } else {
            timer.upTo().merge(bound(found.group(2)), value, Double::sum);
        }
    }

    private static double bound(String labels) {
        var found = BOUND.matcher(labels);
        return found.find() && !found.group(1).equals("+Inf") ? Double.parseDouble(found.group(1)) : Double.MAX_VALUE;
    }

    /// What was measured of this timer after `earlier`.
    Since since(ServiceMetrics earlier, String timer) {
        var name = timer.replace('.', '_') + "_seconds";
        return new Since(timers.getOrDefault(name, new Timer()), earlier.timers.getOrDefault(name, new Timer()));
    }

    /// Between two looks.
    static final class Since {
        private final Timer now;
        private final Timer before;

        private Since(Timer now, Timer before) {
            this.now = now;
            this.before = before;
        }

        /// The upper bound of the step in which this share of all lies, in milliseconds; the steps lie close together.
        double millis(double percentile) {
            double wanted = (now.countAndSum()[0] - before.countAndSum()[0]) * percentile / 100;
            return now.upTo().entrySet().stream()
                    .filter(step -> step.getValue() - before.upTo().getOrDefault(step.getKey(), 0.0) >= wanted)
                    .mapToDouble(step -> step.getKey() * 1_000)
                    .findFirst()
                    .orElse(0);
        }

        double meanMillis() {
            double count = now.countAndSum()[0] - before.countAndSum()[0];
            return count == 0 ? 0 : 1_000 * (now.countAndSum()[1] - before.countAndSum()[1]) / count;
        }
    }
}
