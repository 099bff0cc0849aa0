package dev.beseda.bot.scenarios.rules;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.texts.Template;
import dev.beseda.bot.engine.values.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the HTTP steps of a scenario may go, by the rule that holds when they run.
///
/// @param rule why a request to an address would not be made
/// @param trusted servers of the platform's owner, as `host` or `host:port`
public record Addresses(Function<String, Optional<String>> rule, Set<String> trusted) {
    private static final Pattern WHOLE = Pattern.compile("\\{[^{}]*}");
    private static final Pattern SERVER = Pattern.compile("[^/?#]*//[^/?#]*");

    /// What a variable of an address may stand for when it runs: a server, a port, or any word.
    private static final List<String> SAMPLES = List.of("example.com", "443");

    public Addresses {
        trusted = Set.copyOf(trusted);
    }

    /// Why no request of a step with this address would ever be made;
    /// an address that only the variables know is not judged.
    public Optional<String> refusal(String url) {
        if (isOnlyKnownLater(url)) {
            return Optional.empty();
        }
        var refusals = samples().map(sample -> rule.apply(filled(url, sample))).toList();
        return refusals.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : refusals.getFirst();
    }

    private static boolean isOnlyKnownLater(String url) {
        var server = SERVER.matcher(url);
        return WHOLE.matcher(url).matches()
                || server.lookingAt() && Template.variables(server.group()).size() > 1;
    }

    private Stream<String> samples() {
        return Stream.concat(SAMPLES.stream(), trusted.stream().flatMap(server -> Stream.of(server.split(":", 2))));
    }

    private static String filled(String url, String sample) {
        Map<String, Value> values = Template.variables(url).stream()
                .collect(Collectors.toMap(Function.identity(), name -> new Value.Text(sample)));
        return Template.fill(url, values, "en");
    }
}
