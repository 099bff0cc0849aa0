package dev.beseda.llm.knowledge.documents.rules;

import com.google.re2j.Pattern;
import dev.beseda.kit.text.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Cuts sections into pieces: between paragraphs where that is possible, else between sentences, else between words.
/// A piece begins with the last sentences of the one before it, if both are of one section.
///
/// @param longest the most characters of a piece
/// @param overlap the most characters that a piece repeats of the one before it
public record Chunking(int longest, int overlap) {
    private static final Pattern PARAGRAPH_END = Pattern.compile("\\n\\s*\\n");
    private static final Pattern SENTENCE_END = Pattern.compile("([.!?…;])\\s+");
    private static final String PARAGRAPH = "\n\n";

    public List<Piece> pieces(List<Section> sections) {
        return sections.stream()
                .flatMap(section -> texts(section.text()).stream()
                        .map(text -> new Piece(Cut.to(longest / 4, section.heading()), section.page(), text)))
                .toList();
    }

    private List<String> texts(String text) {
        var texts = new ArrayList<String>();
        var piece = new StringBuilder();
        for (var paragraph : PARAGRAPH_END.split(text.strip())) {
            var between = PARAGRAPH;
            for (var part : parts(paragraph.strip())) {
                if (!piece.isEmpty() && piece.length() + between.length() + part.length() > longest) {
                    texts.add(piece.toString());
                    piece = repeated(piece.toString(), part.length());
                }
                piece.append(piece.isEmpty() ? "" : between).append(part);
                between = " ";
            }
        }
        if (!piece.toString().isBlank()) {
            texts.add(piece.toString());
        }
        return texts;
    }

    /// A paragraph that fits is one part.
    private List<String> parts(String paragraph) {
        if (paragraph.length() <= longest) {
            return List.of(paragraph);
        }
        return Stream.of(sentences(paragraph))
                .flatMap(sentence -> ofWords(sentence.strip()).stream())
                .filter(part -> !part.isBlank())
                .toList();
    }

    private static String[] sentences(String text) {
        return SENTENCE_END.matcher(text).replaceAll("$1\n").split("\n");
    }

    private List<String> ofWords(String sentence) {
        var parts = new ArrayList<String>();
        int start = 0;
        while (sentence.length() - start > longest) {
            int space = sentence.substring(start, start + longest + 1).lastIndexOf(' ');
            int end = space > 0 ? start + space : Cut.place(start + longest, sentence);
            parts.add(sentence.substring(start, end).strip());
            start = end;
            while (Character.isWhitespace(sentence.charAt(start))) {
                start++;
            }
        }
        parts.add(sentence.substring(start));
        return parts;
    }

    /// The last sentences of `before`, as far as they may be repeated and leave room for what comes.
    private StringBuilder repeated(String before, int coming) {
        int room = Math.min(overlap, longest - coming - PARAGRAPH.length());
        var sentences = sentences(before);
        var repeated = new StringBuilder();
        for (int last = sentences.length - 1; last > 0; last--) {
            if (repeated.length() + sentences[last].length() + 1 > room) {
                break;
            }
            repeated.insert(0, sentences[last] + (repeated.isEmpty() ? "" : " "));
        }
        return repeated;
    }
}
