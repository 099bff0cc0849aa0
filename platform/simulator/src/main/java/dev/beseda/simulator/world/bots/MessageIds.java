package dev.beseda.simulator.world.bots;

/// The numbers of messages: they rise through all chats, so that a message has one number for all bots of a group.
public final class MessageIds {
    private long last;

    public MessageIds(long first) {
        last = first;
    }

    public long next() {
        return ++last;
    }
}
