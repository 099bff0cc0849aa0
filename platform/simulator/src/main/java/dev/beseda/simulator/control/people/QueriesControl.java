package dev.beseda.simulator.control.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.queries.InitData;
import dev.beseda.simulator.queries.Queries;
import dev.beseda.simulator.queries.Query;
import dev.beseda.simulator.world.Speech;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;

/// Lets people ask bots inline and use their Mini Apps.
final class QueriesControl {
    private static final int MOST_DATA_BYTES = 4_096;

    private final World world;
    private final Queries queries;
    private final InitData initData = new InitData();
    private final Found found;

    QueriesControl(World world, Queries queries) {
        this.world = world;
        this.queries = queries;
        this.found = new Found(world);
    }

    Reply ask(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var asker = new Query.Asker(
                bot, found.user(form.number("user")), form.textIfAny("query").orElse(""));
        var details = Json.object();
        form.textIfAny("offset").ifPresent(offset -> details.put("offset", offset));
        form.textIfAny("chat_type").ifPresent(type -> details.put("chat_type", type));
        form.end();
        return Reply.made(shown(queries.askInline(asker, details)));
    }

    /// `inline_queries/{id}` and `web_apps/{id}`: the answer, once there is one.
    Reply show(ControlRequest request) {
        return Reply.ok(shown(query(request.only().orElse(""))));
    }

    Reply choose(ControlRequest request) {
        var form = request.form();
        var query = query(form.text("query_id"));
        var result = form.text("result_id");
        form.end();
        boolean offered = query.given().stream()
                .flatMap(results -> results.valueStream())
                .anyMatch(one -> one.path("id").asText().equals(result));
        if (!offered) {
            throw new Refusal(Reason.NOT_NOW, "result_id", "The bot has not offered this result");
        }
        return Reply.made(Json.object().put("inline_message_id", queries.choose(query, result)));
    }

    /// Opened from an inline button or the menu: with signed launch parameters.
    Reply open(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var asker = new Query.Asker(bot, found.user(form.number("user")), "");
        var more = new HashMap<String, String>();
        form.textIfAny("start_param").ifPresent(start -> more.put("start_param", start));
        form.end();
        var query = queries.openWebApp(asker);
        var data = initData.of(query, more, world.clock().millis());
        return Reply.made(shown(query).put("init_data", data).put("public_key", initData.publicKey()));
    }

    /// Opened from a reply keyboard: the app can send data once.
    Reply send(ControlRequest request) {
        var form = request.form();
        var bot = found.bot(form.botReference("bot"));
        var user = found.user(form.number("user"));
        var data = form.text("data");
        var button = form.text("button_text");
        form.end();
        if (data.getBytes(StandardCharsets.UTF_8).length > MOST_DATA_BYTES) {
            throw new Refusal(Reason.WRONG, "data", "A Mini App sends at most %d bytes".formatted(MOST_DATA_BYTES));
        }
        var fields = Json.object();
        fields.putObject("web_app_data").put("data", data).put("button_text", button);
        var written = world.speech().say(bot, user, Speech.Utterance.of(new Content("web_app_data", fields)));
        return Reply.made(Json.object().put("message_id", written.message().id()));
    }

    private Query query(String id) {
        return queries.find(id).orElseThrow(() -> new Refusal(Reason.ABSENT, "query_id", "There is no such query"));
    }

    private static ObjectNode shown(Query query) {
        var json = Json.object()
                .put("query_id", query.id())
                .put("answered", query.given().isPresent());
        query.given().ifPresent(answer -> json.set("answer", answer));
        return json;
    }
}
