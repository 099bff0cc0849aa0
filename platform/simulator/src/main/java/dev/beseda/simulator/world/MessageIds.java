package dev.beseda.simulator.world;

/// The numbers of messages: they rise through all chats, so that a message has one number for all bots of a group.
final class MessageIds {
    private long last;

    MessageIds(long first) {
        last = first;
    }

    long next() {
        return ++last;
    }
}
