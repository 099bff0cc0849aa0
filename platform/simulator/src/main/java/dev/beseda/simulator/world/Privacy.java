package dev.beseda.simulator.world;

import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Group;
import dev.beseda.simulator.world.messages.Message;
import java.util.Locale;

/// Which messages of a group a bot gets to see.
final class Privacy {
    private Privacy() {}

    /// All, when it reads everything or leads there; otherwise commands, mentions, replies to it and service messages.
    static boolean shows(Bot bot, Group group, Message message) {
        if (bot.readsAll() || group.isChannel() || group.leads(bot.id()) || isService(message)) {
            return true;
        }
        return isCommandFor(bot, message.body().text())
                || mentions(bot, message.body().text())
                || repliesTo(bot, group, message);
    }

    private static boolean isService(Message message) {
        return message.body()
                .shown()
                .filter(content -> content.kind().equals("service"))
                .isPresent();
    }

    private static boolean isCommandFor(Bot bot, String text) {
        if (!text.startsWith("/")) {
            return false;
        }
        int end = text.indexOf(' ');
        var command = end < 0 ? text : text.substring(0, end);
        int at = command.indexOf('@');
        return at < 0 || command.substring(at + 1).equalsIgnoreCase(bot.names().username());
    }

    private static boolean mentions(Bot bot, String text) {
        return text.toLowerCase(Locale.ROOT)
                .contains("@" + bot.names().username().toLowerCase(Locale.ROOT));
    }

    private static boolean repliesTo(Bot bot, Group group, Message message) {
        return message.replyTo() != 0
                && group.history()
                        .find(message.replyTo())
                        .filter(earlier -> earlier.isOf(bot.id()))
                        .isPresent();
    }
}
