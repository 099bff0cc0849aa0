package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.program.SecretHeader;
import dev.beseda.bot.engine.program.Step;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// The secrets of a bot, as far as the headers of its HTTP steps must fit to them.
///
/// @param servers which server each is for, by its name; empty when that is known only where the bot is, as for a file
/// @param areSame whether two addresses name one server
public record KnownSecrets(Optional<Map<String, String>> servers, BiPredicate<String, String> areSame) {
    public static final KnownSecrets UNTOLD = new KnownSecrets(Optional.empty(), String::equals);

    private static final String MISPLACED =
            "may hold no secret: one stands alone in a header, as in Bearer {secret.crm_key}";
    private static final Set<String> CREDENTIALS = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "x-api-key",
            "api-key",
            "apikey",
            "x-auth-token",
            "x-access-token",
            "private-token");

    Stream<Finding> findings(Step step) {
        return step instanceof Step.HttpRequest http
                ? Stream.of(misplaced(http), misused(http), plain(http)).flatMap(findings -> findings)
                : Stream.empty();
    }

    private static Stream<Finding> misplaced(Step.HttpRequest http) {
        return Wordings.noted(http)
                .filter(note -> SecretHeader.isWantedIn(note.template()))
                .map(note -> note.place().error(MISPLACED));
    }

    private Stream<Finding> misused(Step.HttpRequest http) {
        var url = http.request().url();
        return servers.stream()
                .flatMap(known -> http.request().secretHeaders().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(header -> misuse(header.getValue().secret(), url, known)
                                .map(sentence -> new Place(http, "headers." + header.getKey()).error(sentence))
                                .stream()));
    }

    private Optional<String> misuse(String name, String url, Map<String, String> known) {
        var server = known.get(name);
        if (server == null) {
            return Optional.of("the bot has no secret " + name);
        }
        boolean goesElsewhere = isFixed(serverOf(url)) && !areSame.test(serverOf(url), server);
        return goesElsewhere
                ? Optional.of("the secret %s is for %s only, and the step asks another server".formatted(name, server))
                : Optional.empty();
    }

    private static Stream<Finding> plain(Step.HttpRequest http) {
        return http.request().headers().entrySet().stream()
                .filter(header -> CREDENTIALS.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .filter(header -> isFixed(header.getValue()))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(header -> new Place(http, "headers." + header.getKey())
                        .warning("looks like a key that everybody reads who sees the scenario: make it a secret of the"
                                + " bot, and write {secret.name} here"));
    }

    private static boolean isFixed(String text) {
        return text.indexOf('{') < 0;
    }

    /// The address without its path: what may hold variables that do not matter here.
    private static String serverOf(String url) {
        int host = url.indexOf("//") + 2;
        int end = host;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(0, end);
    }
}
