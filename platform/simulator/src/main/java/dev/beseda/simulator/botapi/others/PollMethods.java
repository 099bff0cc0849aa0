package dev.beseda.simulator.botapi.others;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.calls.Answer;
import dev.beseda.simulator.botapi.calls.ApiError;
import dev.beseda.simulator.botapi.calls.Arguments;
import dev.beseda.simulator.botapi.sending.Bodies;
import dev.beseda.simulator.botapi.sending.Chats;
import dev.beseda.simulator.botapi.sending.Sending;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.polls.BallotBox;
import dev.beseda.simulator.polls.Poll;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message.Body;
import java.util.List;

/// Polls and quizzes.
final class PollMethods {
    private static final int MOST_OPTIONS = 12;
    private static final int LONGEST_QUESTION = 300;
    private static final int LONGEST_EXPLANATION = 200;
    private static final int LONGEST_DESCRIPTION = 1_024;
    private static final List<String> FLAGS = List.of("allows_multiple_answers", "allows_revoting", "members_only");
    private static final List<String> AS_GIVEN = List.of("open_period", "close_date", "correct_option_ids");

    private final Sending sending;
    private final BallotBox polls;

    PollMethods(Sending sending, BallotBox polls) {
        this.sending = sending;
        this.polls = polls;
    }

    Answer sendPoll(Bot bot, Arguments call) {
        var options = call.node("options").orElseThrow();
        if (options.isEmpty() || options.size() > MOST_OPTIONS) {
            throw ApiError.badRequest("poll must have 1-%d answer options".formatted(MOST_OPTIONS));
        }
        boolean quiz = call.text("type").orElse("regular").equals("quiz");
        if (quiz && call.node("correct_option_ids").isEmpty()) {
            throw ApiError.badRequest("quiz must have correct options");
        }
        var chat = sending.chats().writable(bot, call);
        var fields = Json.object();
        fields.set("poll", poll(call));
        var message = sending.post(
                bot, chat, call, Body.of(new Content("poll", fields)).withMarkup(Bodies.markup(call)));
        polls.put(new Poll(fields.path("poll").path("id").asText(), bot, chat, message.id()));
        return Sending.shown(bot, chat, message);
    }

    Answer stopPoll(Bot bot, Arguments call) {
        var chat = sending.chats().writable(bot, call);
        var message = Chats.own(bot, chat, call, "edit");
        var poll = polls.on(chat, message.id())
                .orElseThrow(() -> ApiError.badRequest("message with poll to stop not found"));
        var now = poll.now();
        if (now.path("is_closed").asBoolean()) {
            throw ApiError.badRequest("poll has already been closed");
        }
        return Answer.Success.of(polls.close(poll));
    }

    private ObjectNode poll(Arguments call) {
        var poll = Json.object().put("id", polls.freshId());
        put(poll, call, "question", LONGEST_QUESTION);
        put(poll, call, "explanation", LONGEST_EXPLANATION);
        put(poll, call, "description", LONGEST_DESCRIPTION);
        var options = poll.putArray("options");
        call.node("options")
                .orElseThrow()
                .forEach(option -> options.addObject()
                        .put("persistent_id", Integer.toString(options.size()))
                        .put("text", option.path("text").asText())
                        .put("voter_count", 0));
        poll.put("total_voter_count", 0).put("is_closed", call.flag("is_closed"));
        boolean anonymous = call.node("is_anonymous").isEmpty() || call.flag("is_anonymous");
        poll.put("is_anonymous", anonymous).put("type", call.text("type").orElse("regular"));
        FLAGS.forEach(flag -> poll.put(flag, call.flag(flag)));
        AS_GIVEN.forEach(name -> call.node(name).ifPresent(value -> poll.set(name, value)));
        return poll;
    }

    /// A text with its formatting, which counts as it is shown.
    private static void put(ObjectNode poll, Arguments call, String name, int longest) {
        call.text(name).filter(raw -> !raw.isEmpty()).ifPresent(raw -> {
            var part = Json.object().put("text", raw);
            call.text(name + "_parse_mode").ifPresent(mode -> part.put("parse_mode", mode));
            call.node(name + "_entities").ifPresent(entities -> part.set("entities", entities));
            var text = Bodies.text(call.inside(part));
            if (text.characters() > longest) {
                throw ApiError.badRequest("poll %s length must not exceed %d".formatted(name, longest));
            }
            poll.put(name, text.text());
            if (!text.entities().isEmpty()) {
                poll.set(name + "_entities", text.entities());
            }
        });
    }
}
