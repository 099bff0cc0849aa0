package dev.beseda.bot.telegram.text;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpans;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;

/// Words that are hidden until one taps them: `||like this||`.
final class Spoiler extends CustomNode {
    private static final int LENGTH = 2;

    /// Finds spoilers.
    static final class Marks implements DelimiterProcessor {
        @Override
        public char getOpeningCharacter() {
            return '|';
        }

        @Override
        public char getClosingCharacter() {
            return '|';
        }

        @Override
        public int getMinLength() {
            return LENGTH;
        }

        @Override
        public int process(DelimiterRun opening, DelimiterRun closing) {
            if (opening.length() < LENGTH || closing.length() < LENGTH) {
                return 0;
            }
            hide(opening.getOpener(), closing.getCloser());
            return LENGTH;
        }

        private static void hide(Node opener, Node closer) {
            var spoiler = new Spoiler();
            var spans = SourceSpans.empty();
            var next = opener.getNext();
            while (next != null && !next.equals(closer)) {
                var hidden = next;
                next = hidden.getNext();
                spans.addAll(hidden.getSourceSpans());
                spoiler.appendChild(hidden);
            }
            spans.addAll(closer.getSourceSpans());
            spoiler.setSourceSpans(spans.getSourceSpans());
            opener.insertAfter(spoiler);
        }
    }
}
