package dev.beseda.simulator.llm.answers;

import dev.beseda.simulator.llm.exchanges.Exchange;
import dev.beseda.simulator.llm.exchanges.Exchange.State;
import java.util.ArrayDeque;

/// The places of a local server: only so many requests are worked on at a time, the others wait in their order.
public final class Slots {
    public static final int USUAL = 4;
    public static final int MOST_SHOWN = 64;

    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private int size = USUAL;
    private int taken;

    private record Waiting(Exchange exchange, Runnable deed) {}

    public int size() {
        return size;
    }

    public int taken() {
        return taken;
    }

    public int queued() {
        return (int)
                queue.stream().filter(waiting -> !waiting.exchange().isOver()).count();
    }

    public boolean areFull() {
        return taken >= size;
    }

    /// Does it now, or when a place is free; the place is given back when the exchange is over.
    public void take(Exchange exchange, Runnable deed) {
        if (areFull()) {
            exchange.queue();
            queue.addLast(new Waiting(exchange, deed));
        } else {
            occupy(exchange, deed);
        }
    }

    public void resize(int wanted) {
        size = wanted;
        admit();
    }

    private void occupy(Exchange exchange, Runnable deed) {
        taken++;
        exchange.whenOver(() -> {
            taken--;
            admit();
        });
        deed.run();
    }

    private void admit() {
        while (!areFull() && !queue.isEmpty()) {
            var next = queue.removeFirst();
            if (next.exchange().state() == State.QUEUED) {
                next.exchange().run();
                occupy(next.exchange(), next.deed());
            }
        }
    }
}
