package dev.beseda.simulator.control.requests;

import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.chats.Group;
import dev.beseda.simulator.world.chats.User;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;

/// Finds what requests name, or refuses with the name of the field.
public record Found(World world) {
    public Bot bot(String reference) {
        return world.bots()
                .find(reference)
                .orElseThrow(() -> new Refusal(Reason.ABSENT, "bot", "There is no such bot"));
    }

    public User user(long id) {
        return world.users()
                .find(id)
                .orElseThrow(() -> new Refusal(Reason.ABSENT, "user", "There is no user %d".formatted(id)));
    }

    public Group group(String id) {
        if (!id.matches("-\\d{1,16}")) {
            throw new Refusal(Reason.WRONG, "group", "A group is named by a negative number");
        }
        return world.groups()
                .find(Long.parseLong(id))
                .orElseThrow(() -> new Refusal(Reason.ABSENT, "group", "There is no group %s".formatted(id)));
    }

    /// The bot's chat with a person, or its side of a group.
    public Chat chat(Bot bot, String id) {
        return id.startsWith("-") ? bot.chatOf(group(id)) : bot.chatWith(user(id));
    }

    public User user(String id) {
        if (!id.matches("\\d{1,16}")) {
            throw new Refusal(Reason.WRONG, "user", "A user is named by a number");
        }
        return user(Long.parseLong(id));
    }
}
