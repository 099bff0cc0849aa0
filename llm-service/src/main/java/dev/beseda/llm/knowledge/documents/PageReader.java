package dev.beseda.llm.knowledge.documents;

import com.google.re2j.Pattern;
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
import org.jspecify.annotations.Nullable;

/// Reads the text of a web page by its headings, without what is on every page.
final class PageReader implements NodeFilter {
    private static final Set<String> BLOCKS = Set.of("p", "div", "section", "article", "ul", "ol", "table", "pre");
    private static final Set<String> LINES = Set.of("br", "li", "tr", "dt", "dd");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Headings headings = new Headings();
    private final StringBuilder words = new StringBuilder();

    /// The one whose words are being read.
    private @Nullable Element heading;

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
        var reader = new PageReader();
        MainPart.of(page).filter(reader);
        var title = Optional.of(page.title().strip()).filter(found -> !found.isEmpty());
        return new Reading(title, OptionalInt.empty(), reader.headings.end());
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (MainPart.isBesideTheText(node)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (node instanceof TextNode text) {
            add(text.text().replace("\0", ""));
        } else if (node instanceof Element element) {
            begin(element);
        }
        return FilterResult.CONTINUE;
    }

    private void begin(Element element) {
        var name = element.normalName();
        if (heading == null && HEADINGS.contains(name)) {
            heading = element;
        } else if (BLOCKS.contains(name)) {
            add("\n\n");
        } else if (LINES.contains(name)) {
            add(name.equals("li") ? "\n- " : "\n");
        }
    }

    private void add(String more) {
        if (heading == null) {
            headings.add(more);
        } else {
            words.append(more);
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        var name = node.normalName();
        if (node.equals(heading)) {
            headings.begin(name.charAt(1) - '0', BLANKS.matcher(words).replaceAll(" "));
            words.setLength(0);
            heading = null;
        } else if (BLOCKS.contains(name)) {
            add("\n\n");
        } else if (CELLS.contains(name)) {
            add(" | ");
        }
        return FilterResult.CONTINUE;
    }
}
