package dev.beseda.bot.telegram.text;

import com.google.re2j.Pattern;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/// Writes what was read as Markdown: what Telegram can't show as such is shown by its plain likeness.
final class Writer extends AbstractVisitor {
    private static final Set<String> LINKABLE = Set.of("http", "https", "tg", "mailto", "tel");

    /// The name of a language behind the fence; anything else there is somebody's words.
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#.-]{0,30}");
    private static final Pattern END_OF_WORDS = Pattern.compile("^[\\s\\\\]*!?\\[?]");

    private final RichTextBuilder richTextBuilder = new RichTextBuilder();
    private final String source;
    private int lists;
    private int number;

    Writer(String source) {
        this.source = source;
    }

    RichText written() {
        return richTextBuilder.finished();
    }

    @Override
    public void visit(Paragraph paragraph) {
        if (paragraph.getParent() instanceof ListItem) {
            richTextBuilder.line();
        } else {
            richTextBuilder.gap();
        }
        visitChildren(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        richTextBuilder.gap();
        richTextBuilder.within(Span.Kind.BOLD, "", () -> visitChildren(heading));
    }

    @Override
    public void visit(BlockQuote quote) {
        richTextBuilder.gap();
        richTextBuilder.within(Span.Kind.BLOCKQUOTE, "", () -> visitChildren(quote));
        richTextBuilder.gap();
    }

    @Override
    public void visit(ThematicBreak line) {
        richTextBuilder.gap();
        richTextBuilder.write("———");
    }

    @Override
    public void visit(BulletList list) {
        list(list);
    }

    @Override
    public void visit(OrderedList list) {
        list(list);
    }

    private void list(ListBlock list) {
        if (lists == 0) {
            richTextBuilder.gap();
        }
        int numberAround = number;
        number =
                list instanceof OrderedList ordered ? Objects.requireNonNullElse(ordered.getMarkerStartNumber(), 1) : 0;
        lists++;
        visitChildren(list);
        lists--;
        number = numberAround;
    }

    @Override
    public void visit(ListItem item) {
        richTextBuilder.line();
        richTextBuilder.write("  ".repeat(Math.max(0, lists - 1)) + mark(item));
        number++;
        for (var child = item.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Paragraph && child.getPrevious() == null) {
                visitChildren(child);
            } else {
                child.accept(this);
            }
        }
    }

    private String mark(ListItem item) {
        return item.getParent() instanceof OrderedList ? number + ". " : "• ";
    }

    @Override
    public void visit(FencedCodeBlock block) {
        richTextBuilder.gap();
        var info = Objects.requireNonNullElse(block.getInfo(), "").strip();
        boolean language = LANGUAGE.matcher(info).matches();
        if (!language) {
            richTextBuilder.write(info);
            richTextBuilder.line();
        }
        richTextBuilder.within(Span.Kind.PRE, language ? info : "", () -> richTextBuilder.write(block.getLiteral()));
        richTextBuilder.gap();
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            richTextBuilder.gap();
            richTextBuilder.within(Span.Kind.PRE, "", () -> richTextBuilder.write(Table.aligned(table, source)));
            richTextBuilder.gap();
        } else {
            visitChildren(block);
        }
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        int next = begin(definition.getNext());
        for (var line : definition.getSourceSpans()) {
            if (end(line) <= next) {
                richTextBuilder.line();
                richTextBuilder.write(
                        source.substring(line.getInputIndex(), end(line)).strip());
            }
        }
    }

    /// Where a node begins. Lines that only looked like the title of a definition belong to it and to what follows, as
    /// the parser has it, and of what follows only the words know where they stand.
    private static int begin(@Nullable Node node) {
        if (node == null) {
            return Integer.MAX_VALUE;
        }
        int ofWords = begin(node.getFirstChild());
        return node.getSourceSpans().isEmpty()
                ? ofWords
                : Math.min(ofWords, node.getSourceSpans().getFirst().getInputIndex());
    }

    @Override
    public void visit(Emphasis words) {
        richTextBuilder.within(Span.Kind.ITALIC, "", () -> visitChildren(words));
    }

    @Override
    public void visit(StrongEmphasis words) {
        richTextBuilder.within(Span.Kind.BOLD, "", () -> visitChildren(words));
    }

    @Override
    public void visit(CustomNode words) {
        if (words instanceof Strikethrough) {
            richTextBuilder.within(Span.Kind.STRIKETHROUGH, "", () -> visitChildren(words));
        } else if (words instanceof Spoiler) {
            richTextBuilder.within(Span.Kind.SPOILER, "", () -> visitChildren(words));
        } else {
            visitChildren(words);
        }
    }

    @Override
    public void visit(Code code) {
        richTextBuilder.within(Span.Kind.CODE, "", () -> richTextBuilder.write(code.getLiteral()));
    }

    @Override
    public void visit(Link link) {
        link(link, link.getDestination(), link.getTitle());
    }

    @Override
    public void visit(Image image) {
        link(image, image.getDestination(), image.getTitle());
    }

    /// An address that Telegram does not open is shown behind the words, and so is whatever else is written there. What
    /// belongs to a label is shown where the label is defined.
    private void link(Node words, String address, @Nullable String title) {
        var scheme = address.split(":", 2)[0].toLowerCase(Locale.ROOT);
        boolean opens = LINKABLE.contains(scheme) && words.getFirstChild() != null;
        if (opens) {
            richTextBuilder.within(Span.Kind.TEXT_LINK, address, () -> visitChildren(words));
        } else {
            visitChildren(words);
        }
        var target = target(words);
        if (target.startsWith("(")) {
            bracketed("(", opens ? "" : address, ")");
            bracketed("(", Objects.requireNonNullElse(title, ""), ")");
        } else if (!target.isEmpty()) {
            bracketed("[", target.substring(1, target.length() - 1), "]");
        }
    }

    private void bracketed(String open, String words, String close) {
        if (!words.isEmpty()) {
            richTextBuilder.space();
            richTextBuilder.write(open + words + close);
        }
    }

    /// What is written behind the words of a link: `(address)`, `[label]`, or nothing where they are the label.
    private String target(Node link) {
        var spans = link.getSourceSpans();
        if (spans.isEmpty()) {
            return "(";
        }
        var written = source.substring(behindWords(link), end(spans.getLast()));
        return END_OF_WORDS.matcher(written).replaceFirst("");
    }

    private static int behindWords(Node link) {
        for (var word = link.getLastChild(); word != null; word = word.getPrevious()) {
            if (!word.getSourceSpans().isEmpty()) {
                return end(word.getSourceSpans().getLast());
            }
        }
        return begin(link);
    }

    private static int end(SourceSpan span) {
        return span.getInputIndex() + span.getLength();
    }

    @Override
    public void visit(HtmlInline html) {
        richTextBuilder.write(html.getLiteral());
    }

    @Override
    public void visit(Text words) {
        richTextBuilder.write(words.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak line) {
        richTextBuilder.write("\n");
    }

    @Override
    public void visit(HardLineBreak line) {
        richTextBuilder.write("\n");
    }
}
