package dev.beseda.simulator.control.people;

import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Form;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.polls.BallotBox;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Lane;
import dev.beseda.simulator.world.chats.Chat;
import dev.beseda.simulator.world.chats.User;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;

/// Lets people react to messages and vote in polls, in their chat with a bot or in a `group`.
final class ReactionsControl {
    private final World world;
    private final BallotBox polls;
    private final Found found;

    ReactionsControl(World world, BallotBox polls) {
        this.world = world;
        this.polls = polls;
        this.found = new Found(world);
    }

    /// `emoji` are all the person's reactions to the message from now on.
    Reply react(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var user = found.user(form.number("user"));
        var chat = chat(form, bot, user);
        long message = form.number("message_id");
        var emoji = form.textsIfAny("emoji");
        form.end();
        if (chat.find(message).isEmpty()) {
            throw new Refusal(Reason.ABSENT, "message_id", "The chat has no message %d".formatted(message));
        }
        var reactions = Json.array();
        emoji.forEach(one -> reactions.addObject().put("type", "emoji").put("emoji", one));
        var news = Json.object().put("message_id", message);
        news.set("chat", chat.peer().toTelegramChat());
        news.set("user", user.toTelegram());
        news.put("date", world.clock().millis() / 1_000);
        news.set("old_reaction", chat.react(message, user.id(), reactions));
        news.set("new_reaction", reactions);
        hearing(chat, bot)
                .forEach(one -> world.tell(one, "message_reaction", new Lane(Lane.Kind.CHAT, chat.id()), news));
        return Reply.done();
    }

    Reply vote(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var user = found.user(form.number("user"));
        var chat = chat(form, bot, user);
        long message = form.number("message_id");
        var options = new ArrayList<Integer>();
        form.numbersIfAny("options").forEach(option -> options.add(Math.toIntExact(option)));
        form.end();
        var poll = polls.on(chat, message)
                .orElseThrow(() -> new Refusal(Reason.ABSENT, "message_id", "There is no poll in this message"));
        polls.vote(poll, user, options);
        return Reply.done();
    }

    private Chat chat(Form form, Bot bot, User user) {
        var group = form.numberIfAny("group");
        return group.isPresent() ? found.chat(bot, Long.toString(group.getAsLong())) : bot.chatWith(user);
    }

    /// In groups, the bots that lead.
    private List<Bot> hearing(Chat chat, Bot bot) {
        return chat.group()
                .map(group -> world.groupLife().botsIn(group).stream()
                        .filter(one -> group.leads(one.id()))
                        .toList())
                .orElse(List.of(bot));
    }
}
