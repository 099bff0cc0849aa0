package dev.beseda.journeys.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.beseda.journeys.platform.BotTables.Row;
import dev.beseda.journeys.telegram.Replies.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Compares what was promised with what was heard, and with what the platform has recorded of it.
public final class Audit {
    private final Map<Long, List<String>> heard;
    private final Map<Long, List<Row>> recorded;

    /// @param heard in the order in which it was said in each chat
    /// @param recorded all deliveries, by the person
    public Audit(List<Said> heard, Map<Long, List<Row>> recorded) {
        this.heard = heard.stream().collect(groupingBy(Said::chat, mapping(Said::text, toList())));
        this.recorded = recorded;
    }

    /// One broken promise, with the rows that should have kept it.
    public record Finding(long chat, String text, List<Row> rows) {}

    /// What nobody heard, though nothing says that its outcome is unknown.
    public List<Finding> lost(List<Promise> promises) {
        return promises.stream().flatMap(this::lost).toList();
    }

    private Stream<Finding> lost(Promise promise) {
        var texts = new HashSet<>(heardIn(promise));
        return promise.texts().stream()
                .filter(text -> !texts.contains(text))
                .map(text -> finding(promise, text))
                .filter(missing ->
                        missing.rows().stream().noneMatch(row -> row.state().equals("unknown")));
    }

    /// What was heard more often than its unknown outcomes explain.
    public List<Finding> doubled(List<Promise> promises) {
        return promises.stream().flatMap(this::doubled).toList();
    }

    private Stream<Finding> doubled(Promise promise) {
        var times = heardIn(promise).stream().collect(groupingBy(text -> text, counting()));
        return promise.texts().stream()
                .map(text -> finding(promise, text))
                .filter(said -> times.getOrDefault(said.text(), 0L) > 1 + unknown(said));
    }

    private static long unknown(Finding said) {
        return said.rows().stream().mapToInt(Row::unknown).sum();
    }

    /// What was heard after something that was promised for later.
    public List<Finding> reordered(List<Promise> promises) {
        return promises.stream().flatMap(this::reordered).toList();
    }

    private Stream<Finding> reordered(Promise promise) {
        var places = heardIn(promise).stream().map(promise.texts()::indexOf).toList();
        var late = new ArrayList<Finding>();
        for (int place = 1; place < places.size(); place++) {
            if (places.get(place) < places.get(place - 1)) {
                late.add(finding(promise, promise.texts().get(places.get(place))));
            }
        }
        return late.stream();
    }

    /// How often anything was heard again.
    public long repetitions(List<Promise> promises) {
        return promises.stream()
                .map(this::heardIn)
                .mapToLong(texts -> texts.size() - texts.stream().distinct().count())
                .sum();
    }

    public long unknownOutcomes() {
        return recorded.values().stream()
                .flatMap(List::stream)
                .mapToLong(Row::unknown)
                .sum();
    }

    private List<String> heardIn(Promise promise) {
        var texts = new HashSet<>(promise.texts());
        return heard.getOrDefault(promise.chat().person(), List.of()).stream()
                .filter(texts::contains)
                .toList();
    }

    private Finding finding(Promise promise, String text) {
        long person = promise.chat().person();
        var rows = recorded.getOrDefault(person, List.of()).stream()
                .filter(row -> Objects.equals(row.text(), text))
                .toList();
        return new Finding(person, text, rows);
    }
}
