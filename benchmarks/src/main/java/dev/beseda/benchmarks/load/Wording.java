package dev.beseda.benchmarks.load;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What people write: each message ends in its number, and the bots repeat it somewhere in their reply.
final class Wording {
    private static final Pattern NUMBER = Pattern.compile("№ (\\d{1,9})");

    private Wording() {}

    static String message(int number) {
        return "Здравствуйте! Подскажите, пожалуйста, что с моим заказом № " + number;
    }

    /// The number of the message this is the reply to; empty when the reply bears none.
    static OptionalInt answered(String reply) {
        var found = NUMBER.matcher(reply);
        return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }
}
