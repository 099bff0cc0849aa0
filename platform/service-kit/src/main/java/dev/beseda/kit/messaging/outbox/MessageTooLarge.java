package dev.beseda.kit.messaging.outbox;

/// A message was to be told that Kafka would never take; whatever wanted to tell it fails, and nothing else.
public final class MessageTooLarge extends RuntimeException {
    private final String sentence;

    public MessageTooLarge(OutgoingMessage message, long bytes, long most) {
        this("What is told of this (%s, key %s) has %d bytes; it may have %d at the most"
                .formatted(message.topic(), message.key(), bytes, most));
    }

    private MessageTooLarge(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /// What a caller reads.
    public String sentence() {
        return sentence;
    }
}
