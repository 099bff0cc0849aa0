package dev.beseda.journeys.fuzz;

import dev.beseda.journeys.platform.Metrics;
import dev.beseda.journeys.platform.Reference;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.wire.Answer;
import dev.beseda.journeys.wire.WireConnection;
import dev.beseda.local.stack.settings.PlatformService;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Sends the requests of a run over several connections and keeps what was wrong about the answers.
public final class FuzzRun {
    private static final int REQUESTS = Integer.getInteger("beseda.fuzz.requests", 20_000);
    private static final long SEED =
            Long.getLong("beseda.fuzz.seed", ThreadLocalRandom.current().nextInt(1_000_000));
    private static final int CONNECTIONS = 16;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String BLOCKS = "beseda_event_loop_blocked_total";
    private static final int SHOWN = 3;
    private static final int SLOWEST = 5;

    private final TestPlatform platform;
    private final Attacks attacks;
    private final Verdict verdict;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

    private FuzzRun(TestPlatform platform, Attacks attacks) {
        this.platform = platform;
        this.attacks = attacks;
        this.verdict = new Verdict(attacks.foreign());
    }

    /// @param millis until the whole answer was there
    private record Outcome(int number, int status, long millis, String finding, String kind) {}

    /// Furnishes two workspaces, attacks with the keys of one, and tells what came of it.
    public static FuzzReport in(TestPlatform platform) {
        var own = Tenant.settle(platform, "attacker-" + SEED, 7_400_000_001L);
        var foreign = Tenant.settle(platform, "canary-" + SEED, 7_400_000_002L);
        var fuzzTargets = FuzzTarget.of(Reference.of(platform));
        return new FuzzRun(platform, new Attacks(SEED, fuzzTargets, own, foreign)).run();
    }

    private FuzzReport run() {
        warmUp();
        var foreignBefore = attacks.foreign().state();
        var blocksBefore = blocks();
        long begun = System.nanoTime();
        send(numbers());
        var seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
        var blocked = grown(blocksBefore, blocks());
        return new FuzzReport(
                summary(seconds),
                findings(),
                blocked,
                foreignBefore,
                attacks.foreign().state());
    }

    /// One round of right requests, so that nobody waits for classes that are loaded for the first time.
    private void warmUp() {
        send(IntStream.range(REQUESTS, REQUESTS + 4 * attacks.fuzzTargets().size())
                .boxed()
                .toList());
        outcomes.clear();
    }

    private static List<Integer> numbers() {
        var only = System.getProperty("beseda.fuzz.only", "");
        return only.isEmpty()
                ? IntStream.range(0, REQUESTS).boxed().toList()
                : Arrays.stream(only.split(",", -1)).map(Integer::parseInt).toList();
    }

    private void send(List<Integer> numbers) {
        next.set(0);
        try (var connections = Executors.newFixedThreadPool(CONNECTIONS)) {
            IntStream.range(0, CONNECTIONS).forEach(_ -> connections.execute(() -> sendSome(numbers)));
            connections.shutdown();
            if (!awaitEnd(connections)) {
                connections.shutdownNow();
                throw new AssertionError("The run takes longer than " + LONGEST);
            }
        }
    }

    private static boolean awaitEnd(ExecutorService connections) {
        try {
            return connections.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void sendSome(List<Integer> numbers) {
        try (var connection = new WireConnection(platform.stack().url(PlatformService.GATEWAY))) {
            for (int at = next.getAndIncrement(); at < numbers.size(); at = next.getAndIncrement()) {
                var attack = attacks.make(numbers.get(at));
                var answer = connection.send(attack.request());
                outcomes.add(outcome(attack, answer));
            }
        }
    }

    private Outcome outcome(Attack attack, Answer answer) {
        var fault = verdict.on(attack, answer);
        var kind = fault.map(found -> found + " " + answer.status() + " " + attack.fuzzTarget());
        var told = fault.map(
                found -> "%s%n    -> %d %s".formatted(attack, answer.status(), Attack.shortened(answer.body())));
        return new Outcome(attack.number(), answer.status(), answer.millis(), told.orElse(""), kind.orElse(""));
    }

    /// Of each kind the first ones.
    private List<String> findings() {
        var kinds = outcomes.stream()
                .filter(outcome -> !outcome.kind().isEmpty())
                .collect(Collectors.groupingBy(Outcome::kind));
        return kinds.entrySet().stream()
                .map(kind -> "%n%d x %s%n%s".formatted(kind.getValue().size(), kind.getKey(), first(kind.getValue())))
                .toList();
    }

    private static String first(List<Outcome> of) {
        return of.stream().limit(SHOWN).map(Outcome::finding).collect(Collectors.joining("\n"));
    }

    private String summary(double seconds) {
        var usual = outcomes.stream()
                .mapToLong(Outcome::millis)
                .sorted()
                .skip(outcomes.size() / 2)
                .findFirst()
                .orElse(0);
        var classes = outcomes.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.status() / 100 + "xx", Collectors.counting()));
        var slowest = outcomes.stream()
                .sorted((one, other) -> Long.compare(other.millis(), one.millis()))
                .limit(SLOWEST)
                .map(outcome -> attacks.make(outcome.number()).fuzzTarget() + " " + outcome.millis() + " ms")
                .toList();
        var summary = "seed %d: %d requests in %.1f s, %s, half of them within %d ms, the slowest %s"
                .formatted(SEED, outcomes.size(), seconds, classes, usual, slowest);
        System.out.println(summary);
        return summary;
    }

    private Map<String, Double> blocks() {
        var blocks = new LinkedHashMap<String, Double>();
        for (var service : PlatformService.values()) {
            blocks.put(
                    service.id(),
                    Metrics.of(platform.stack().managementUrl(service)).sum(BLOCKS));
        }
        return blocks;
    }

    private List<String> grown(Map<String, Double> before, Map<String, Double> after) {
        return after.entrySet().stream()
                .filter(service -> service.getValue() > before.getOrDefault(service.getKey(), 0.0))
                .map(service -> "%s: %.0f, now %.0f%n%s"
                        .formatted(
                                service.getKey(),
                                before.getOrDefault(service.getKey(), 0.0),
                                service.getValue(),
                                place(service.getKey())))
                .toList();
    }

    /// What the service's log says of the last blocks.
    private String place(String service) {
        return String.join(
                "\n",
                platform.log(service).stream()
                        .filter(line ->
                                line.contains("has not come to its other work") || line.contains("\tat dev.beseda"))
                        .toList()
                        .reversed()
                        .stream()
                        .limit(20)
                        .toList()
                        .reversed());
    }
}
