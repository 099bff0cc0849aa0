package dev.beseda.bot.telegram.rules.pace;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Family;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What waits for one chat: a line for each lane, served in order, one call at a time. A lane waits until those above
/// it are through; it never holds up one above it.
final class ChatLine {
    /// Answers to taps keep to themselves: they are needed at once and no order of theirs can be seen.
    record Place(long chat, boolean ofTaps) {}

    final Place place;
    final ChatPace pace;
    private final Map<Lane, List<Delivery>> waiting = new EnumMap<>(Lane.class);
    private final Map<Lane, Delivery> underWay = new EnumMap<>(Lane.class);
    private final Map<Family, Instant> silence = new EnumMap<>(Family.class);

    /// The newest entry of this line in the governor's queues; older ones are void.
    long ticket;

    ChatLine(Place place, ChatPace pace) {
        this.place = place;
        this.pace = pace;
    }

    /// Puts it behind all with a lower number.
    void add(Delivery delivery) {
        var line = line(delivery);
        int place = line.size();
        while (place > 0 && line.get(place - 1).number() > delivery.number()) {
            place--;
        }
        line.add(place, delivery);
    }

    /// Puts it before all but those with a lower number.
    void addFirst(Delivery delivery) {
        var line = line(delivery);
        int place = 0;
        while (place < line.size() && line.get(place).number() < delivery.number()) {
            place++;
        }
        line.add(place, delivery);
    }

    private List<Delivery> line(Delivery delivery) {
        return waiting.computeIfAbsent(delivery.lane(), first -> new ArrayList<>());
    }

    /// What may go next, as far as this chat's order is concerned.
    Optional<Delivery> next() {
        for (var lane : Lane.values()) {
            if (underWay.containsKey(lane)) {
                return Optional.empty();
            }
            var line = waiting.get(lane);
            if (line != null) {
                return Optional.of(line.getFirst()).filter(head -> !isStillShown(head));
            }
        }
        return Optional.empty();
    }

    /// Whether the call would replace a text that just now is being changed: the older text must not arrive last.
    private boolean isStillShown(Delivery head) {
        return head.call() instanceof Call.ReplaceText
                && Optional.ofNullable(underWay.get(Lane.EDIT))
                        .filter(shown -> !(shown.call() instanceof Call.ChatAction))
                        .isPresent();
    }

    /// Whether nothing of this lane or one above it waits or is under way.
    boolean isFree(Lane lane) {
        return Arrays.stream(Lane.values())
                .filter(above -> above.compareTo(lane) <= 0)
                .noneMatch(above -> underWay.containsKey(above) || waiting.containsKey(above));
    }

    /// What waits at the head of a lane.
    Optional<Delivery> next(Lane lane) {
        return Optional.ofNullable(waiting.get(lane)).map(List::getFirst);
    }

    /// When this chat may get `delivery`.
    Instant due(Delivery delivery, Instant now) {
        var silent = Family.heeded(delivery.call()).stream()
                .map(family -> silence.getOrDefault(family, Instant.MIN))
                .reduce(Instant.MIN, ChatLine::later);
        var again = delivery.tries().notBefore();
        var free = later(silent, again);
        if (Family.of(delivery.call()) == Family.SIGN) {
            return free;
        }
        var ready = pace.ready(delivery.lane().isBulk(), Family.weight(delivery.call()), now);
        return later(free, ready);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    void begin(Delivery delivery) {
        remove(delivery);
        underWay.put(delivery.lane(), delivery);
    }

    boolean isUnderWay(Delivery delivery) {
        var begun = underWay.get(delivery.lane());
        return begun != null && begun.id().equals(delivery.id());
    }

    void over(Delivery delivery) {
        underWay.remove(delivery.lane());
    }

    void silent(Family family, Instant until) {
        silence.merge(family, until, (known, found) -> known.isAfter(found) ? known : found);
    }

    /// Lets go of what waits in these lanes.
    List<Delivery> forget(Predicate<Lane> lanes) {
        var forgotten = waiting.entrySet().stream()
                .filter(line -> lanes.test(line.getKey()))
                .flatMap(line -> line.getValue().stream())
                .toList();
        waiting.keySet().removeIf(lanes);
        return forgotten;
    }

    /// Lets go of what waits behind `refused` in its topic.
    List<Delivery> forgetBehind(Delivery refused) {
        var line = waiting.getOrDefault(refused.lane(), List.of());
        var behind = line.stream()
                .filter(delivery -> delivery.to().thread() == refused.to().thread())
                .toList();
        behind.forEach(this::remove);
        return behind;
    }

    private void remove(Delivery delivery) {
        waiting.computeIfPresent(delivery.lane(), (lane, line) -> {
            line.remove(delivery);
            return line.isEmpty() ? null : line;
        });
    }

    boolean isQuiet() {
        return waiting.isEmpty() && underWay.isEmpty();
    }

    boolean isForgettable(Instant now) {
        return isQuiet() && pace.isRested(now) && silence.values().stream().noneMatch(now::isBefore);
    }
}
