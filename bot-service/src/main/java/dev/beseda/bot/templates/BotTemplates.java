package dev.beseda.bot.templates;

import dev.beseda.bot.bots.Bot;
import dev.beseda.bot.bots.BotDraft;
import dev.beseda.bot.bots.BotRunner;
import dev.beseda.bot.scenarios.NewBots;
import dev.beseda.bot.scenarios.files.TemplateFiles;
import dev.beseda.kit.problems.BadField;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The templates that bots are made of; each is a file that comes with the service.
@ApplicationScoped
class BotTemplates {
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<BotTemplate> all;
    private final NewBots newBots;
    private final BotRunner bots;

    BotTemplates(NewBots newBots, BotRunner bots) {
        this.newBots = newBots;
        this.bots = bots;
        TemplateFiles.NAMES.forEach(name -> files.put(name, TemplateFiles.text(name)));
        this.all = files.entrySet().stream()
                .map(file -> BotTemplate.read(file.getKey(), file.getValue()))
                .toList();
    }

    List<BotTemplate> all() {
        return all;
    }

    /// The file as an owner may change and import it.
    Optional<String> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /// Makes a bot with the settings and the published scenarios of a template, or nothing at all.
    Uni<Bot> make(UUID workspace, String template, BotDraft draft, String token) {
        var file = file(template)
                .orElseThrow(
                        () -> new BadField("template", "is not known: there are " + String.join(", ", files.keySet())));
        return newBots.filling(workspace, file).chain(filling -> bots.create(workspace, draft, token, filling));
    }
}
