package dev.beseda.simulator.money;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The money of one bot: what it has asked for, what was paid, how many Stars it has. Only the latest are kept.
public final class Till {
    private static final int MOST = 20_000;

    private final Map<String, Bill> bills = latest();
    private final Map<String, Payment> payments = latest();
    private final Map<String, String> waiting = latest();
    private final List<ObjectNode> transactions = new ArrayList<>();
    private long stars;

    private static <V> Map<String, V> latest() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }

    /// `place` is an invoice link, or the number of the message that holds the invoice.
    public void ask(String place, Bill bill) {
        bills.put(place, bill);
    }

    public Optional<Bill> bill(String place) {
        return Optional.ofNullable(bills.get(place));
    }

    void put(Payment payment) {
        payments.put(payment.charge(), payment);
    }

    public Optional<Payment> payment(String charge) {
        return Optional.ofNullable(payments.get(charge));
    }

    public List<Payment> payments() {
        return List.copyOf(payments.values());
    }

    void wait(String query, Payment payment) {
        put(payment);
        waiting.put(query, payment.charge());
    }

    /// The payment this query is about, which then waits no more.
    Optional<Payment> stopWaiting(String query) {
        return Optional.ofNullable(waiting.remove(query)).flatMap(this::payment);
    }

    void book(long amount, ObjectNode transaction) {
        stars += amount;
        if (transactions.size() >= MOST) {
            transactions.subList(0, MOST / 10).clear();
        }
        transactions.add(transaction);
    }

    public long stars() {
        return stars;
    }

    /// Oldest first.
    public List<ObjectNode> transactions(long offset, long limit) {
        return transactions.stream().skip(offset).limit(limit).toList();
    }
}
