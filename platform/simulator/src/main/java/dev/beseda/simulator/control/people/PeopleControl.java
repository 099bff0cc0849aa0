package dev.beseda.simulator.control.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.webhooks.Webhooks;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Bots;
import dev.beseda.simulator.world.bots.Token;
import dev.beseda.simulator.world.chats.User;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;

/// Makes and lists users and bots.
public final class PeopleControl {
    private static final long LARGEST_ID = (1L << 52) - 1;

    private final World world;
    private final Webhooks webhooks;
    private final Found found;

    public PeopleControl(World world, Webhooks webhooks) {
        this.world = world;
        this.webhooks = webhooks;
        this.found = new Found(world);
    }

    public Reply addUser(ControlRequest request) {
        var form = request.form();
        long id = form.numberIfAny("id").orElseGet(world.users()::freshId);
        if (id < 1 || id > LARGEST_ID) {
            throw new Refusal(Reason.WRONG, "id", "Field \"id\" must be from 1 to %d".formatted(LARGEST_ID));
        }
        var user = new User(
                id,
                form.text("first_name"),
                form.textIfAny("last_name").orElse(null),
                form.textIfAny("username").orElse(null),
                form.textIfAny("language_code").orElse(null));
        form.end();
        world.users().add(user);
        return Reply.made(user);
    }

    public Reply users(ControlRequest request) {
        return Reply.ok(world.users().all());
    }

    /// The person gives up the account.
    public Reply deleteUser(ControlRequest request) {
        world.users().delete(found.user(request.only().orElse("")));
        return Reply.done();
    }

    public Reply addBot(ControlRequest request) {
        var form = request.form();
        var token = form.textIfAny("token")
                .map(written -> Token.of(written)
                        .orElseThrow(() -> new Refusal(
                                Reason.WRONG,
                                "token",
                                "A token is a number, a colon and a secret: 80 characters at most")))
                .orElseGet(world.bots()::freshToken);
        var usual = Bots.defaultNames(token);
        var names = new Bot.Names(
                form.textIfAny("username").orElse(usual.username()),
                form.textIfAny("name").orElse(usual.name()));
        boolean readsAll = form.flagIfAny("reads_all_messages").orElse(false);
        form.end();
        var bot = world.bots().add(token, names);
        bot.readAll(readsAll);
        return Reply.made(shown(bot));
    }

    public Reply bots(ControlRequest request) {
        return Reply.ok(world.bots().all().stream().map(this::shown).toList());
    }

    /// Revokes the token: every later call with it is unauthorized.
    public Reply revokeBot(ControlRequest request) {
        var bot = found.bot(request.only().orElse(""));
        webhooks.remove(bot);
        world.bots().revoke(bot);
        return Reply.done();
    }

    private ObjectNode shown(Bot bot) {
        var json = Json.object()
                .put("id", bot.id())
                .put("token", bot.token().written())
                .put("username", bot.names().username())
                .put("name", bot.names().name())
                .put("pending_updates", bot.backlog().size());
        webhooks.find(bot)
                .ifPresent(
                        sender -> json.put("webhook_url", sender.target().url().toString()));
        return json;
    }
}
