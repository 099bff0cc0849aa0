package dev.beseda.llm.knowledge.documents;

/// A document that can't be read, with the reason in a sentence for its owner.
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    Unreadable(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
