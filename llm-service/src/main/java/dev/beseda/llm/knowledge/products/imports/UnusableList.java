package dev.beseda.llm.knowledge.products.imports;

/// A list that nothing can be taken from, with the reason in a sentence.
final class UnusableList extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnusableList(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
