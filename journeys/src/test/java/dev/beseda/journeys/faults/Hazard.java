package dev.beseda.journeys.faults;

import dev.beseda.journeys.platform.FaultyLines;
import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.faults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/// Something that may happen on one of the lines.
///
/// @param weight how often it happens, compared to the others
/// @param strike makes it happen so many times
record Hazard(int weight, ObjIntConsumer<FaultyLines> strike) {
    /// Longer than a service waits for PostgreSQL, Kafka for a member of a group, and a call to Telegram may take here.
    private static final Fault STALL = new Fault.Stall(Duration.ofSeconds(8));

    private static final Fault LOSE_ANSWER = new Fault.LoseAnswer();
    private static final Fault BREAK = new Fault.Break();
    private static final String LOCKS = "pg_try_advisory_lock";
    private static final String WORK = "delivery|conversation|reply";

    static final List<Hazard> ALL = Stream.of(
                    List.of(
                            next(4, FaultyLines::postgres, "^commit", LOSE_ANSWER),
                            next(4, FaultyLines::postgres, "delivery", LOSE_ANSWER),
                            next(2, FaultyLines::postgres, "outbox", LOSE_ANSWER),
                            next(1, FaultyLines::postgres, "timer|http_request", LOSE_ANSWER),
                            next(1, FaultyLines::postgres, "reply", LOSE_ANSWER),
                            now(2, FaultyLines::postgres, LOCKS, BREAK),
                            now(2, FaultyLines::postgres, WORK, BREAK),
                            now(1, FaultyLines::postgres, LOCKS, STALL),
                            now(1, FaultyLines::postgres, WORK, STALL)),
                    List.of(
                            next(3, FaultyLines::kafka, "^PRODUCE", LOSE_ANSWER),
                            next(1, FaultyLines::kafka, "^FETCH", LOSE_ANSWER),
                            next(1, FaultyLines::kafka, "^OFFSET_COMMIT", LOSE_ANSWER),
                            next(1, FaultyLines::kafka, "^(JOIN_GROUP|SYNC_GROUP|HEARTBEAT)", LOSE_ANSWER),
                            now(2, FaultyLines::kafka, "^(PRODUCE|FETCH)", BREAK),
                            now(1, FaultyLines::kafka, "^(PRODUCE|FETCH)", STALL)),
                    List.of(
                            next(4, FaultyLines::telegram, "/sendMessage", LOSE_ANSWER),
                            next(1, FaultyLines::telegram, "/editMessageText", LOSE_ANSWER),
                            next(1, FaultyLines::telegram, "/sendMessage", STALL)))
            .flatMap(List::stream)
            .toList();

    /// To the next requests of this kind. A call to Telegram that stands still has been done: nobody could know
    /// what to do about one that arrives after its caller has given it up.
    private static Hazard next(int weight, Function<FaultyLines, FaultProxy> line, String requests, Fault fault) {
        return new Hazard(weight, (lines, times) -> line.apply(lines).arm(requests, fault, times));
    }

    /// To the oldest connections over which such requests went.
    private static Hazard now(int weight, Function<FaultyLines, FaultProxy> line, String requests, Fault fault) {
        return new Hazard(weight, (lines, times) -> line.apply(lines).strike(requests, fault, times));
    }
}
