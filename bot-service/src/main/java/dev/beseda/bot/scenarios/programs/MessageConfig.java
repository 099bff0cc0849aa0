package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Step.Link;
import dev.beseda.bot.engine.program.Step.Medium;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import java.util.List;
import java.util.stream.IntStream;

/// The `config` of messages: `{text, format?, media?: [{kind, file}], buttons?: [[{label, url, app?}]]}`.
final class MessageConfig {
    /// Publishing refuses what Telegram would: these limits only keep a draft in bounds.
    private static final int MOST_MEDIA = 20;

    private static final int MOST_ROWS = 100;
    private static final int MOST_BUTTONS_OF_A_ROW = 8;
    private static final int LONGEST_ADDRESS = 2_048;

    private MessageConfig() {}

    static Step.Message read(String key, Fields fields) {
        var media = fields.objects("media", MOST_MEDIA, MessageConfig::medium);
        var text = media.isEmpty() ? fields.text("text") : fields.optionalText("text");
        var buttons = fields.items("buttons", MOST_ROWS, (place, written) -> row(fields, place, written));
        return new Step.Message(key, WordingConfig.read(text, fields), media, buttons);
    }

    static FieldWriter write(Step.Message message, FieldWriter config) {
        var rows = message.buttons().stream()
                .map(row -> FieldWriter.written(row, MessageConfig::write))
                .toList();
        return WordingConfig.write(message.wording(), config)
                .objects("media", message.media(), MessageConfig::write)
                .put("buttons", rows);
    }

    private static Medium medium(Fields fields) {
        var kind = fields.oneOf("kind", fields.take("kind"), FileKind.class);
        return new Medium(kind, fields.words("file", LONGEST_ADDRESS));
    }

    private static FieldWriter write(Medium medium, FieldWriter fields) {
        return fields.put("kind", medium.kind()).put("file", medium.file());
    }

    private static List<Link> row(Fields fields, String place, Object written) {
        if (!(Fields.plain(written) instanceof List<?> buttons)
                || buttons.isEmpty()
                || buttons.size() > MOST_BUTTONS_OF_A_ROW) {
            throw fields.wrong(place, "must be a row: a list of 1 to " + MOST_BUTTONS_OF_A_ROW + " buttons");
        }
        return IntStream.range(0, buttons.size())
                .mapToObj(at -> fields.object("%s[%d]".formatted(place, at), buttons.get(at), MessageConfig::link))
                .toList();
    }

    private static Link link(Fields fields) {
        return new Link(fields.label("label"), fields.words("url", LONGEST_ADDRESS), fields.flag("app", false));
    }

    private static FieldWriter write(Link link, FieldWriter fields) {
        return fields.put("label", link.label()).put("url", link.url()).putUnless(false, "app", link.app());
    }
}
