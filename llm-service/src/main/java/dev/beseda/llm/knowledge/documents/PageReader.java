package dev.beseda.llm.knowledge.documents;

import dev.beseda.llm.knowledge.documents.rules.Decoding;
import dev.beseda.llm.knowledge.documents.rules.Headings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Reads the text of a web page by its headings, without what is on every page.
final class PageReader implements NodeFilter {
    private static final String BESIDE_THE_TEXT =
            "script, style, noscript, template, svg, iframe, nav, footer, form, button, [hidden], [aria-hidden=true]";
    private static final Set<String> BLOCKS = Set.of("p", "div", "section", "article", "ul", "ol", "table", "pre");
    private static final Set<String> LINES = Set.of("br", "li", "tr", "dt", "dd");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final Headings headings = new Headings();

    private PageReader() {}

    /// @param charset what the server says the page is written in
    static Reading read(byte[] content, Optional<String> charset) {
        try {
            var page = Jsoup.parse(new ByteArrayInputStream(content), charset.orElse(null), "");
            return read(page);
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable("The page can't be read");
        }
    }

    private static Reading read(Document page) {
        page.select(BESIDE_THE_TEXT).remove();
        var main = page.select("main, article").stream()
                .filter(element -> element.text().length() * 2 > page.text().length())
                .findFirst()
                .orElse(page.body());
        var reader = new PageReader();
        main.filter(reader);
        var title = Optional.of(page.title().strip()).filter(found -> !found.isEmpty());
        return new Reading(title, OptionalInt.empty(), reader.headings.end());
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            headings.add(text.text().replace("\0", ""));
        } else if (node instanceof Element element) {
            return begin(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult begin(Element element) {
        var name = element.normalName();
        if (name.matches("h[1-6]")) {
            headings.begin(name.charAt(1) - '0', Decoding.clean(element.text()));
            return FilterResult.SKIP_ENTIRELY;
        }
        if (BLOCKS.contains(name)) {
            headings.add("\n\n");
        } else if (LINES.contains(name)) {
            headings.add(name.equals("li") ? "\n- " : "\n");
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        var name = node.normalName();
        if (BLOCKS.contains(name)) {
            headings.add("\n\n");
        } else if (CELLS.contains(name)) {
            headings.add(" | ");
        }
        return FilterResult.CONTINUE;
    }
}
