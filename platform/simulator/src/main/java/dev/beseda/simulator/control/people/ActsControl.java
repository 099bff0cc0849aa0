package dev.beseda.simulator.control.people;

import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;

/// Lets people act: write, tap, block; and puts made-up updates before bots.
public final class ActsControl {
    private final World world;
    private final Found found;

    public ActsControl(World world) {
        this.world = world;
        this.found = new Found(world);
    }

    public Reply write(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var user = found.user(form.number("user"));
        var text = form.text("text");
        form.end();
        var written = world.write(bot, user, text);
        var reply = Json.object();
        written.updateId().ifPresent(id -> reply.put("update_id", id));
        return Reply.made(reply.put("message_id", written.message().id())
                .put("date", written.message().moment().atMillis() / 1000));
    }

    public Reply tap(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var user = found.user(form.number("user"));
        var button = new World.Button(form.number("message_id"), form.text("data"));
        form.end();
        var tapped = world.tap(bot, user, button);
        var reply = Json.object().put("callback_query_id", tapped.callbackQueryId());
        tapped.updateId().ifPresent(id -> reply.put("update_id", id));
        return Reply.made(reply);
    }

    public Reply inject(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var update = form.object("update");
        form.end();
        return Reply.made(Json.object().put("update_id", world.inject(bot, update)));
    }

    public Reply block(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var user = found.user(form.number("user"));
        boolean blocked = form.flag("blocked");
        form.end();
        var reply = Json.object().put("blocked", blocked);
        world.block(bot, user, blocked).ifPresent(id -> reply.put("update_id", id));
        return Reply.ok(reply);
    }
}
