package dev.beseda.simulator.control.people;

import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Lane;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.Locale;

/// Lets people make bots that another bot manages for them, as `t.me/newbot/<manager>/<username>` does.
final class ManagedBotsControl {
    private final World world;
    private final Found found;

    ManagedBotsControl(World world) {
        this.world = world;
        this.found = new Found(world);
    }

    Reply make(ControlRequest request) {
        var form = request.form();
        var manager = found.bot(form.botReference("bot"));
        var user = found.user(form.number("user"));
        var token = world.bots().freshToken();
        var names = new Bot.Names(form.text("username"), form.textIfAny("name").orElse("My bot"));
        form.end();
        if (!names.username().toLowerCase(Locale.ROOT).endsWith("bot")) {
            throw new Refusal(Reason.WRONG, "username", "A bot's username ends in \"bot\"");
        }
        var bot = world.bots().add(token, names);
        bot.about().put("manager", manager.id());
        var news = Json.object();
        news.set("user", user.toTelegram());
        news.set("bot", bot.toTelegram());
        world.tell(manager, "managed_bot", new Lane(Lane.Kind.USER, user.id()), news);
        return Reply.made(Json.object().put("id", bot.id()).put("username", names.username()));
    }
}
