package dev.beseda.llm.knowledge.documents;

import com.google.re2j.Pattern;
import dev.beseda.kit.http.OutgoingRequest;
import dev.beseda.kit.http.ReceivedAnswer;
import dev.beseda.kit.http.Refused;
import dev.beseda.llm.knowledge.ForeignServers;
import dev.beseda.llm.knowledge.documents.rules.Kind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/// Fetches documents from the web.
@ApplicationScoped
class WebPages {
    private static final int MOST_REDIRECTS = 3;
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([\\w.:-]+)");
    private static final Map<String, String> WANTED =
            Map.of("Accept", "text/html, text/plain, text/markdown, text/csv, application/pdf");

    private final ForeignServers servers;

    WebPages(ForeignServers servers) {
        this.servers = servers;
    }

    /// @param charset what the server says it is written in
    record Fetched(Kind kind, byte[] content, Optional<String> charset) {}

    /// Fails with [Unreadable] when there is nothing to read.
    Uni<Fetched> fetch(String url) {
        return ask(url, MOST_REDIRECTS)
                .map(answer -> fetched(url, answer))
                .onFailure(failure -> !(failure instanceof Unreadable))
                .transform(failure -> new Unreadable(
                        failure instanceof Refused no
                                ? String.valueOf(no.getMessage())
                                : "The server does not answer"));
    }

    private Uni<ReceivedAnswer> ask(String url, int redirects) {
        return servers.send(new OutgoingRequest("GET", url, WANTED, Optional.empty()))
                .chain(answer -> elsewhere(url, answer)
                        .map(next -> redirects == 0
                                ? Uni.createFrom().<ReceivedAnswer>failure(new Unreadable("The page redirects forever"))
                                : ask(next, redirects - 1))
                        .orElseGet(() -> Uni.createFrom().item(answer)));
    }

    /// Every address is looked at by the same rules as the first.
    private static Optional<String> elsewhere(String url, ReceivedAnswer answer) {
        return answer.status() >= 300 && answer.status() < 400
                ? answer.header("location").map(place -> resolved(url, place))
                : Optional.empty();
    }

    private static String resolved(String url, String place) {
        try {
            return URI.create(url.strip()).resolve(place.strip()).toString();
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable("The page redirects to nowhere");
        }
    }

    private static Fetched fetched(String url, ReceivedAnswer answer) {
        if (!answer.isGood()) {
            throw new Unreadable("The server answers %d instead of a page".formatted(answer.status()));
        }
        var type = answer.header("content-type").orElse("text/html");
        var content = answer.content().getBytes();
        var kind = Kind.ofFile("", type, content)
                .or(() -> Kind.ofFile(URI.create(url.strip()).getPath(), "", content))
                .orElseThrow(() -> new Unreadable("The server sends %s, which is not read".formatted(type)));
        var charset = CHARSET.matcher(type);
        return new Fetched(kind, content, charset.find() ? known(charset.group(1)) : Optional.empty());
    }

    private static Optional<String> known(String charset) {
        try {
            return Charset.isSupported(charset) ? Optional.of(charset) : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }
}
