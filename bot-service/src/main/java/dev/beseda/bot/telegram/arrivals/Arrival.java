package dev.beseda.bot.telegram.arrivals;

import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An update that concerns a conversation: what happened, who did it, and where.
///
/// @param person whoever did it; nobody for what a channel does
/// @param engineEvent what it is when the bot is spoken to
/// @param message what the dialog shows of it, if anything
/// @param movedFrom the chat this one was, when it became another
public record Arrival(
        Destination chat,
        Optional<Person> person,
        EngineEvent engineEvent,
        Audience audience,
        Optional<Message> message,
        Presence presence,
        Optional<Long> movedFrom,
        Instant receivedAt) {

    /// A message as a dialog shows it.
    ///
    /// @param telegramId Telegram's number of it
    /// @param kind `text`, `photo`, …; what Telegram calls it, where nobody here knows it
    /// @param edited whether it replaces what was said before
    public record Message(long telegramId, String kind, String text, List<Attachment> attachments, boolean edited) {
        public Message {
            attachments = List.copyOf(attachments);
        }
    }

    /// Whether the person can be reached afterwards.
    public enum Presence {
        HERE,
        GONE,
        UNCHANGED
    }

    /// What happened, as that bot hears it: in a group not every word is for it.
    public EngineEvent heardBy(BotName bot) {
        return switch (engineEvent) {
            case EngineEvent.Commanded command ->
                isFor(bot)
                        ? new EngineEvent.Commanded(command.name(), command.argument(), audience.includes(bot))
                        : new EngineEvent.DidOtherwise("command_of_another_bot");
            case EngineEvent.Wrote(var text) ->
                audience.includes(bot)
                        ? new EngineEvent.Wrote(Mentions.without(text, bot))
                        : new EngineEvent.Overheard(text);
            case EngineEvent.Sent sent -> audience.includes(bot) ? sent : new EngineEvent.DidOtherwise("overheard");
            case EngineEvent.Overheard _,
                    EngineEvent.Tapped _,
                    EngineEvent.WantsToPay _,
                    EngineEvent.Paid _,
                    EngineEvent.Refunded _,
                    EngineEvent.PaymentDecided _,
                    EngineEvent.WokeUp _,
                    EngineEvent.Fetched _,
                    EngineEvent.LedgerAnswered _,
                    EngineEvent.Replied _,
                    EngineEvent.NotReplied _,
                    EngineEvent.Told _,
                    EngineEvent.TakenOver _,
                    EngineEvent.HandedBack _,
                    EngineEvent.Left _,
                    EngineEvent.DidOtherwise _ -> engineEvent;
        };
    }

    /// Whether it needs the bot's username to tell whom it is for.
    public boolean asksForNames() {
        return audience.many() && !audience.usernames().isEmpty();
    }

    /// A command without a name is for all bots of a group. While the own name is not known, one with a name is taken
    /// for the own: Telegram brings those of others only to bots that may read everything.
    private boolean isFor(BotName bot) {
        return audience.usernames().isEmpty() || bot.username().isEmpty() || audience.includes(bot);
    }
}
