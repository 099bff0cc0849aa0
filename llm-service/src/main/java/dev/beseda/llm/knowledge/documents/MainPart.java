package dev.beseda.llm.knowledge.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// Finds the part of a web page that most of its text is in; one pass tells how much there is in each.
final class MainPart implements NodeFilter {
    private static final Set<String> PARTS = Set.of("main", "article");
    private static final Set<String> BESIDE_THE_TEXT =
            Set.of("script", "style", "noscript", "template", "svg", "iframe", "nav", "footer", "form", "button");

    private final Deque<Long> begun = new ArrayDeque<>();
    private final List<Part> ended = new ArrayList<>();
    private long characters;

    private MainPart() {}

    private record Part(Element element, long characters) {}

    /// The outermost that has more than half of the text, or else the whole page.
    static Element of(Document page) {
        var found = new MainPart();
        page.filter(found);
        return found.ended.reversed().stream()
                .filter(part -> part.characters() * 2 > found.characters)
                .findFirst()
                .map(Part::element)
                .orElseGet(page::body);
    }

    /// What is on every page, or is not seen.
    static boolean isBesideTheText(Node node) {
        return node instanceof Element element
                && (BESIDE_THE_TEXT.contains(element.normalName())
                        || element.hasAttr("hidden")
                        || element.attr("aria-hidden").strip().equalsIgnoreCase("true"));
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (isBesideTheText(node)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (node instanceof TextNode text && !text.isBlank()) {
            characters += text.text().length();
        } else if (PARTS.contains(node.normalName())) {
            begun.push(characters);
        }
        return FilterResult.CONTINUE;
    }

    /// A part ends after those within it.
    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && PARTS.contains(element.normalName())) {
            ended.add(new Part(element, characters - begun.pop()));
        }
        return FilterResult.CONTINUE;
    }
}
