package dev.beseda.simulator.control.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Form;
import dev.beseda.simulator.control.requests.Found;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.files.FileFields;
import dev.beseda.simulator.files.FileKind;
import dev.beseda.simulator.files.FileStore;
import dev.beseda.simulator.files.MadeUp;
import dev.beseda.simulator.files.MimeTypes;
import dev.beseda.simulator.files.StoredFile;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.Speech;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.chats.User;
import dev.beseda.simulator.world.messages.Content;
import dev.beseda.simulator.world.messages.Message.Body;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// Lets people send files, contacts and places, press the keys that share them, and change what they wrote.
public final class SpeechControl {
    private static final int USUAL_SIZE = 4_096;
    private static final int LARGEST_MADE_UP = 50 << 20;
    private static final int LONGEST_DURATION = 86_400;

    private final World world;
    private final FileStore files;
    private final Found found;

    public SpeechControl(World world, FileStore files) {
        this.world = world;
        this.files = files;
        this.found = new Found(world);
    }

    /// What is posted to each noun.
    public Map<String, Function<ControlRequest, Reply>> table() {
        return Map.of(
                "media", this::media,
                "contacts", this::contact,
                "locations", this::location,
                "shares", this::share,
                "edits", this::edit,
                "stops", this::stop);
    }

    /// A file that came along, or one made up by name and size.
    private Reply media(ControlRequest request) {
        var form = request.form();
        var talk = talk(form);
        var written = form.text("kind");
        var kind = FileKind.of(written)
                .filter(known -> known != FileKind.THUMBNAIL && known != FileKind.LIVE_PHOTO)
                .orElseThrow(() -> new Refusal(Reason.WRONG, "kind", "No files are sent as \"%s\"".formatted(written)));
        var told = Json.object();
        for (var name : List.of("duration", "width", "height")) {
            form.countIfAny(name, 0, LONGEST_DURATION).ifPresent(number -> told.put(name, number));
        }
        var caption = form.textIfAny("caption").orElse("");
        var marks = Json.object();
        form.textIfAny("media_group_id").ifPresent(group -> marks.put("media_group_id", group));
        var file = file(request, form, kind);
        form.end();
        var content =
                new Content(kind.written(), new FileFields(files, talk.bot().id()).message(kind, file, told));
        if (!caption.isEmpty() && !content.takesCaption()) {
            throw new Refusal(Reason.WRONG, "caption", "A %s has no caption".formatted(written));
        }
        var body = new Body(caption, null, null, content);
        var reply = said(talk, new Speech.Utterance(body, marks, 0));
        return Reply.made(reply.put("file_id", content.main().path("file_id").asText()));
    }

    private StoredFile file(ControlRequest request, Form form, FileKind kind) {
        var name = form.textIfAny("name");
        int size = form.countIfAny("size", 1, LARGEST_MADE_UP).orElse(USUAL_SIZE);
        if (request.uploads().part("file").isPresent()) {
            return request.uploads().keep("file", files);
        }
        var called = name.orElseGet(() -> kind.written() + MimeTypes.ending(kind));
        var label = new StoredFile.Label(called, MimeTypes.ofName(called, kind.usualType()));
        return files.keep(MadeUp.file(kind, size), label);
    }

    /// The person's own contact, as the key of a keyboard shares it, or somebody else's.
    private Reply contact(ControlRequest request) {
        var form = request.form();
        var talk = talk(form);
        var phone = form.textIfAny("phone");
        var firstName = form.textIfAny("first_name");
        boolean own = form.flagIfAny("own").orElse(firstName.isEmpty());
        form.end();
        var contact = Json.object()
                .put(
                        "phone_number",
                        phone.orElseGet(() -> "+888%08d".formatted(talk.user().id() % 100_000_000)))
                .put("first_name", firstName.orElse(talk.user().firstName()));
        if (own) {
            contact.put("user_id", talk.user().id());
        }
        long key = own ? keyWith(talk, button -> button.path("request_contact").asBoolean()) : 0;
        return Reply.made(said(talk, fields("contact", contact).answering(key)));
    }

    private Reply location(ControlRequest request) {
        var form = request.form();
        var talk = talk(form);
        var location = Json.object()
                .put("latitude", form.decimal("latitude", 90))
                .put("longitude", form.decimal("longitude", 180));
        form.countIfAny("live_period", 60, 86_400).ifPresent(period -> location.put("live_period", period));
        form.end();
        long key = keyWith(talk, button -> button.path("request_location").asBoolean());
        return Reply.made(said(talk, fields("location", location).answering(key)));
    }

    /// The person presses a key that asks for people or a chat, and chooses them.
    private Reply share(ControlRequest request) {
        var form = request.form();
        var talk = talk(form);
        long number = form.number("request_id");
        var chat = form.numberIfAny("chat");
        var people = chat.isPresent()
                ? List.<User>of()
                : form.numbers("users").stream().map(found::user).toList();
        form.end();
        var asked = chat.isPresent() ? "request_chat" : "request_users";
        long key = keyWith(talk, button -> button.path(asked).path("request_id").asLong() == number);
        if (key == 0) {
            throw new Refusal(Reason.NOT_NOW, "request_id", "No key of a keyboard asks with this number");
        }
        var shared = Json.object().put("request_id", number);
        if (chat.isPresent()) {
            shared.put("chat_id", chat.getAsLong());
            return Reply.made(said(talk, fields("chat_shared", shared).answering(key)));
        }
        var users = shared.putArray("users");
        people.forEach(person -> users.addObject().put("user_id", person.id()));
        return Reply.made(said(talk, fields("users_shared", shared).answering(key)));
    }

    private Reply edit(ControlRequest request) {
        var form = request.form();
        var talk = talk(form);
        long message = form.number("message_id");
        var text = form.text("text");
        form.end();
        return Reply.ok(shown(world.speech().edit(talk.bot(), talk.user(), message, text)));
    }

    private Reply stop(ControlRequest request) {
        var form = request.form();
        var talk = talk(form);
        form.end();
        var reply = Json.object();
        world.speech().stop(talk.bot(), talk.user()).ifPresent(id -> reply.put("update_id", id));
        return Reply.made(reply);
    }

    /// Who talks to whom.
    private record Talk(Bot bot, User user) {}

    private Talk talk(Form form) {
        return new Talk(found.bot(form.botReference("bot")), found.user(form.number("user")));
    }

    private static long keyWith(Talk talk, Predicate<JsonNode> wanted) {
        return Speech.keyboardWith(talk.bot().chatWith(talk.user()), wanted);
    }

    private static Speech.Utterance fields(String kind, ObjectNode value) {
        var fields = Json.object();
        fields.set(kind, value);
        return Speech.Utterance.of(new Content(kind, fields));
    }

    private ObjectNode said(Talk talk, Speech.Utterance utterance) {
        return shown(world.speech().say(talk.bot(), talk.user(), utterance));
    }

    private static ObjectNode shown(World.Written written) {
        var reply = Json.object();
        written.updateId().ifPresent(id -> reply.put("update_id", id));
        return reply.put("message_id", written.message().id())
                .put("date", written.message().moment().atMillis() / 1000);
    }
}
