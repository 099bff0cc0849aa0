package dev.beseda.bot.scenarios.programs;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Step.Link;
import dev.beseda.bot.engine.program.Step.Medium;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.scenarios.fields.FieldWriter;
import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.kit.text.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The `config` of messages: `{text, format?, media?: [{kind, file}], buttons?: [[{label, url, app?}]]}`.
final class MessageConfig {
    /// Publishing refuses what Telegram would: these limits only keep a draft in bounds.
    private static final int MOST_MEDIA = 20;

    private static final int MOST_ROWS = 100;
    private static final int MOST_BUTTONS_OF_A_ROW = 8;
    private static final int LONGEST_ADDRESS = 2_048;

    private MessageConfig() {}

    static Step.Message read(String key, Fields fields) {
        var media = media(fields);
        var text = media.isEmpty() ? fields.text("text") : fields.optionalText("text");
        return new Step.Message(key, WordingConfig.read(text, fields), media, buttons(fields));
    }

    static FieldWriter write(Step.Message message, FieldWriter config) {
        var media = message.media().stream()
                .map(medium -> new FieldWriter()
                        .put("kind", WireName.of(medium.kind()))
                        .put("file", medium.file())
                        .fields())
                .toList();
        var rows = message.buttons().stream()
                .map(row -> row.stream().map(MessageConfig::button).toList())
                .toList();
        return WordingConfig.write(message.wording(), config)
                .put("media", media)
                .put("buttons", rows);
    }

    private static List<Medium> media(Fields fields) {
        var media = new ArrayList<Medium>();
        for (var written : fields.list("media", MOST_MEDIA)) {
            var medium = fields.inside("media[%d]".formatted(media.size()), written);
            var kind = medium.oneOf("kind", medium.take("kind"), FileKind.class);
            media.add(new Medium(kind, medium.words("file", LONGEST_ADDRESS)));
            medium.end();
        }
        return media;
    }

    private static List<List<Link>> buttons(Fields fields) {
        var rows = new ArrayList<List<Link>>();
        for (var written : fields.list("buttons", MOST_ROWS)) {
            rows.add(row(fields, "buttons[%d]".formatted(rows.size()), written));
        }
        return rows;
    }

    private static List<Link> row(Fields fields, String place, Object written) {
        if (!(Fields.plain(written) instanceof List<?> buttons)
                || buttons.isEmpty()
                || buttons.size() > MOST_BUTTONS_OF_A_ROW) {
            throw fields.wrong(place, "must be a row: a list of 1 to " + MOST_BUTTONS_OF_A_ROW + " buttons");
        }
        var row = new ArrayList<Link>();
        for (var button : buttons) {
            var link = fields.inside("%s[%d]".formatted(place, row.size()), button);
            row.add(new Link(link.label("label"), link.words("url", LONGEST_ADDRESS), link.flag("app")));
            link.end();
        }
        return row;
    }

    private static Map<String, Object> button(Link link) {
        return new FieldWriter()
                .put("label", link.label())
                .put("url", link.url())
                .putIf(link.app(), "app", true)
                .fields();
    }
}
