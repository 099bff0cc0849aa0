package dev.beseda.llm.knowledge.advice.rules;

import com.google.re2j.Pattern;
import dev.beseda.llm.knowledge.advice.rules.Source.Offer;
import dev.beseda.llm.knowledge.rules.Price;
import dev.beseda.llm.knowledge.rules.PriceGuard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What may be said of a model's answer.
///
/// @param text without prices that no product has
/// @param products those it is about
/// @param cited the numbers of the sources it names, counted from 1
/// @param removedPrices what it stated and no product has
public record Advice(String text, List<UUID> products, List<Integer> cited, List<String> removedPrices) {
    private static final Pattern CITATION = Pattern.compile("\\[(\\d{1,2}(?:\\s*,\\s*\\d{1,2})*)]");
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("\\D+");

    public Advice {
        products = List.copyOf(products);
        cited = List.copyOf(cited);
        removedPrices = List.copyOf(removedPrices);
    }

    /// Where nothing of the answer may be said, the products speak for themselves.
    public static Advice of(String answer, List<Source> sources) {
        var offers =
                sources.stream().flatMap(source -> source.product().stream()).toList();
        var prices = offers.stream().flatMap(offer -> offer.price().stream()).toList();
        var guarded = PriceGuard.check(answer.strip(), prices);
        var text = guarded.text().isBlank() ? plainly(offers) : guarded.text();
        var cited = cited(text, sources.size());
        return new Advice(text, products(text, sources, cited), List.copyOf(cited), guarded.foreign());
    }

    private static Set<Integer> cited(String text, int sources) {
        var cited = new TreeSet<Integer>();
        var citation = CITATION.matcher(text);
        while (citation.find()) {
            Stream.of(BETWEEN_NUMBERS.split(citation.group(1)))
                    .map(Integer::valueOf)
                    .filter(number -> number >= 1 && number <= sources)
                    .forEach(cited::add);
        }
        return cited;
    }

    private static List<UUID> products(String text, List<Source> sources, Set<Integer> cited) {
        var said = text.toLowerCase(Locale.ROOT);
        return IntStream.rangeClosed(1, sources.size())
                .boxed()
                .flatMap(number -> sources.get(number - 1).product().stream()
                        .filter(offer -> cited.contains(number)
                                || said.contains(offer.name().toLowerCase(Locale.ROOT))))
                .map(Offer::id)
                .distinct()
                .toList();
    }

    private static String plainly(List<Offer> offers) {
        return offers.stream().map(Advice::plainly).collect(Collectors.joining("\n"));
    }

    private static String plainly(Offer offer) {
        return Optional.of(offer)
                .flatMap(Offer::price)
                .map(Price::text)
                .map(price -> offer.name() + " — " + price)
                .orElse(offer.name());
    }
}
