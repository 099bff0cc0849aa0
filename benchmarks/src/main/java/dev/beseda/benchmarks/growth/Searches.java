package dev.beseda.benchmarks.growth;

import dev.beseda.benchmarks.load.ResultPrinter;
import dev.beseda.local.rest.JsonApi;
import dev.beseda.local.stack.Stack;
import dev.beseda.local.stack.settings.PlatformService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// A viewer looks for a word that is everywhere, and for one that was said once, long ago.
final class Searches {
    private static final int TIMES = 40;
    private static final String FREQUENT = "заказом";
    private static final String RARE = "иголка";

    private final JsonApi api;
    private final ResultPrinter printer;

    Searches(Stack stack, ResultPrinter printer) {
        this.api = new JsonApi(
                stack.url(PlatformService.GATEWAY),
                Optional.of(stack.adminToken().value()));
        this.printer = printer;
    }

    void run() {
        var frequent = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        for (int time = 0; time < TIMES; time++) {
            var unused = ask(FREQUENT, Optional.empty(), frequent);
        }
        line("a frequent word", frequent);
        var rare = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        var cursor = Optional.<String>empty();
        do {
            cursor = ask(RARE, cursor, rare);
        } while (cursor.isPresent());
        line("a rare word", rare);
    }

    /// The cursor of the next page; there is none when the word was found or everything was looked through.
    private Optional<String> ask(String word, Optional<String> cursor, Histogram micros) {
        var path = "/api/conversations?limit=50&text=" + URLEncoder.encode(word, StandardCharsets.UTF_8)
                + cursor.map(next -> "&cursor=" + next).orElse("");
        long begun = System.nanoTime();
        var page = api.get(path);
        micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
        return page.required("items").isEmpty() && page.has("next")
                ? Optional.of(page.required("next").asText())
                : Optional.empty();
    }

    private void line(String name, Histogram micros) {
        printer.line(
                "search for %-16s %4d requests, each p50 %s ms, p99 %s ms, max %s ms; together %.1f s",
                name,
                micros.getTotalCount(),
                ResultPrinter.millis(micros, 50),
                ResultPrinter.millis(micros, 99),
                ResultPrinter.millis(micros, 100),
                micros.getMean() * micros.getTotalCount() / TimeUnit.SECONDS.toMicros(1));
    }
}
