package dev.beseda.journeys.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What bots have said, in the order in which Telegram heard it.
public record Replies(List<Reply> all) {
    private static final Pattern NUMBER = Pattern.compile("\\d+$");

    public record Reply(long chat, String text, long atMillis) {
        /// What the person wrote is at the end of the reply.
        boolean endsInNumber() {
            return NUMBER.matcher(text).find();
        }

        int number() {
            var found = NUMBER.matcher(text);
            if (found.find()) {
                return Integer.parseInt(found.group());
            }
            throw new IllegalStateException("This is the reply to no number: " + text);
        }
    }

    /// Words in a chat.
    public record Said(long chat, String text) {}

    public Replies to(List<Chat> chats) {
        var people = chats.stream().map(Chat::person).collect(Collectors.toSet());
        return new Replies(
                all.stream().filter(reply -> people.contains(reply.chat())).toList());
    }

    /// The numbers answered in a chat, one that was said twice in a row only once.
    public List<Integer> numbersIn(long chat) {
        var numbers = new ArrayList<Integer>();
        for (var reply : numbered()) {
            if (reply.chat() == chat && (numbers.isEmpty() || numbers.getLast() != reply.number())) {
                numbers.add(reply.number());
            }
        }
        return numbers;
    }

    /// How many different messages were answered.
    public int answered() {
        return numbered().size() - repeated().size();
    }

    /// What was said before, once for each time that it was said again.
    public List<Said> repeated() {
        var said = new HashSet<Said>();
        return numbered().stream()
                .map(reply -> new Said(reply.chat(), reply.text()))
                .filter(words -> !said.add(words))
                .toList();
    }

    public boolean contain(String text) {
        return all.stream().anyMatch(reply -> reply.text().equals(text));
    }

    /// For how long nobody heard anything, at the longest, in a silence that ended between the two moments.
    public Duration longestSilence(Instant from, Instant to) {
        var moments = all.stream().mapToLong(Reply::atMillis).sorted().toArray();
        var longest = IntStream.range(1, moments.length)
                .filter(next -> moments[next] > from.toEpochMilli() && moments[next] <= to.toEpochMilli())
                .mapToLong(next -> moments[next] - moments[next - 1])
                .max();
        return Duration.ofMillis(longest.orElse(0));
    }

    private List<Reply> numbered() {
        return all.stream().filter(Reply::endsInNumber).toList();
    }
}
