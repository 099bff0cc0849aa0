package dev.beseda.bot.scenarios.imports;

import dev.beseda.bot.bots.settings.BotSettings;
import dev.beseda.bot.quotas.QuotaConfig;
import dev.beseda.bot.scenarios.files.BotFile;
import dev.beseda.bot.scenarios.files.ScenarioFile;
import dev.beseda.bot.scenarios.quotas.DraftQuotas;
import dev.beseda.kit.Ids;
import dev.beseda.kit.problems.BadField;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Reads a YAML file for a bot: all that can be said of it without writing anything.
@ApplicationScoped
public class ImportReader {
    private static final int LARGEST = 1_000_000;

    private final SettingsForm settingsForm;
    private final DraftQuotas quotas;

    ImportReader(SettingsForm settingsForm, QuotaConfig config) {
        this.settingsForm = settingsForm;
        this.quotas = new DraftQuotas(config);
    }

    /// What an import will write.
    ///
    /// @param base what the bot was like when the file was read for it
    /// @param scenarios as the file tells them, by the ids that they have or will have
    public record Plan(ImportBase base, Optional<BotSettings> settings, Map<UUID, ScenarioFile> scenarios) {}

    public Plan read(ImportBase base, byte[] body) {
        var file = BotFile.parse(text(body));
        var settings = file.settings().map(written -> settings(written, file));
        var names = base.unique();
        var ids = new LinkedHashMap<String, UUID>();
        file.names().forEach(name -> ids.put(name, base.named(name).orElseGet(Ids::next)));
        names.putAll(ids);
        var language = settings.map(BotSettings::defaultLanguage).orElse(base.language());
        var scenarios = new LinkedHashMap<UUID, ScenarioFile>();
        for (var scenario : file.scenarios(language, names)) {
            scenarios.put(Optional.ofNullable(ids.get(scenario.name())).orElseThrow(), scenario);
        }
        refuseTooMany(scenarios);
        return new Plan(base, settings, scenarios);
    }

    /// Before they are written: they may be many more than a bot may have.
    private void refuseTooMany(Map<UUID, ScenarioFile> scenarios) {
        quotas.stepsOfABot()
                .check(scenarios.values().stream()
                        .mapToLong(scenario -> scenario.steps().size())
                        .sum());
    }

    private BotSettings settings(Map<?, ?> written, BotFile file) {
        try {
            return settingsForm.read(written);
        } catch (BadField wrong) {
            throw file.located(wrong);
        }
    }

    private static String text(byte[] body) {
        if (body.length == 0 || body.length > LARGEST) {
            throw new BadField("body", "must be a YAML file of at most 1 MB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new BadField("body", "is not UTF-8");
        }
    }
}
